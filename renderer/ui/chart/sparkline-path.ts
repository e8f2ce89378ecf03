export type SparkLimits = { min: number | null; max: number | null }
export type SparkInput = {
  t: readonly number[]
  values: readonly number[]
  limits: SparkLimits
  /** Epoch ms of the left and the right edge. */
  from: number
  to: number
  width: number
  height: number
  /** Mark the run of equal values at the end, not what is beyond the band. */
  repeats?: boolean
}
export type SparkShape = {
  /** SVG paths in pixels; a silence lifts the pen. */
  ink: string
  /** The parts beyond the band, or the run of equal values at the end. */
  out: string
  band: { y: number; height: number } | null
  edges: number[]
  last: { x: number; y: number } | null
}

const inset = { right: 5, edge: 2 }
const round = (pixel: number) => Math.round(pixel * 10) / 10

/** Room for the line: the band takes a little more than half of the height, an edge far from the data is left out. */
function domain(values: readonly number[], { min, max }: SparkLimits): { low: number; high: number } {
  const dataLow = Math.min(...values)
  const dataHigh = Math.max(...values)
  if (min !== null && max !== null) {
    const side = (max - min) * 0.375
    return { low: Math.min(min - side, dataLow), high: Math.max(max + side, dataHigh) }
  }
  const spread = Math.max(dataHigh - dataLow, Math.abs(dataHigh) * 0.2, 1)
  let low = dataLow - spread * 0.5
  let high = dataHigh + spread * 0.5
  if (max !== null && dataHigh > max * 0.6) high = Math.max(high, max * 1.08)
  if (min !== null && dataLow < min * 1.6) low = Math.min(low, min * 0.92)
  return { low, high }
}

const isOut = (value: number, { min, max }: SparkLimits) =>
  (min !== null && value < min) || (max !== null && value > max)

/** Where the run of equal values at the end begins. */
function flatFrom(values: readonly number[]): number {
  let index = values.length - 1
  while (index > 0 && values[index - 1] === values[index]) index -= 1
  return index
}

/** A spark's shapes inside width × height, its last point kept a little off the right edge for the dot. */
export function sparkShape(input: SparkInput): SparkShape {
  const { t, values, limits, from, to, width, height } = input
  const shown = values.filter((_, index) => (t[index] ?? 0) >= from)
  const { low, high } = domain(shown.length > 0 ? shown : [limits.min ?? limits.max ?? 0], limits)
  const top = inset.edge
  const bottom = height - inset.edge
  const right = width - inset.right
  const xOf = (time: number) => round(Math.min((time - from) / (to - from), 1) * right)
  const yOf = (value: number) => round(bottom - ((value - low) / (high - low)) * (bottom - top))

  const flat = input.repeats ? flatFrom(values) : null
  const usual = (to - from) / 24 // a silence this long, a quarter of an hour in six hours, is shown as one
  let ink = ''
  let out = ''
  let last: SparkShape['last'] = null
  let before: { time: number; point: string; isOut: boolean } | null = null
  t.forEach((time, index) => {
    const value = values[index]
    if (value === undefined || time < from) return
    const [x, y] = [xOf(time), yOf(value)]
    const now = { time, point: `${x} ${y}`, isOut: flat === null ? isOut(value, limits) : index > flat }
    const joined = before !== null && time - before.time <= usual
    ink += joined ? `L${now.point}` : `M${now.point}`
    if (before && joined && now.isOut) out += before.isOut ? `L${now.point}` : `M${before.point}L${now.point}`
    else if (before && joined && before.isOut) out += `L${now.point}`
    else if (now.isOut) out += `M${now.point}`
    before = now
    last = { x, y }
  })

  const clamp = (y: number) => Math.min(Math.max(y, top), bottom)
  const bandTop = clamp(limits.max === null ? top : yOf(limits.max))
  const bandBottom = clamp(limits.min === null ? bottom : yOf(limits.min))
  const hasBand = limits.min !== null || limits.max !== null
  const edges = [limits.max, limits.min].flatMap((edge) =>
    edge === null || edge <= low || edge >= high ? [] : [yOf(edge)],
  )
  return {
    ink,
    out,
    band: hasBand && bandBottom > bandTop ? { y: bandTop, height: round(bandBottom - bandTop) } : null,
    edges,
    last,
  }
}
