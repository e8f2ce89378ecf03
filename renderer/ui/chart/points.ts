import type { Columns, Point } from './columns.ts'

/**
 * Longest silence that is still drawn as a line, in ms: three buckets. Where readings come more seldom than buckets
 * (or have no bucket), the usual distance between neighbours is the measure.
 */
export function gapLimitMs(t: readonly number[], bucketMs: number): number {
  const distances: number[] = []
  for (let index = 1; index < t.length; index += 1) distances.push((t[index] ?? 0) - (t[index - 1] ?? 0))
  distances.sort((a, b) => a - b)
  const usual = distances[distances.length >>> 1] ?? 0
  return 3 * Math.max(bucketMs, usual, 1)
}

export type Lines = {
  mean: Point[]
  low: Point[]
  high: Point[]
  /** Points with a gap on both sides: a line would not show them. */
  lone: Point[]
}

/** Points for the canvas; a gap longer than `gapMs` becomes a NaN point, which lifts the pen. */
export function toLines(columns: Columns, gapMs: number): Lines {
  const lines: Lines = { mean: [], low: [], high: [], lone: [] }
  const { t } = columns
  const isApart = (left: number, right: number) => {
    const a = t[left]
    const b = t[right]
    return a === undefined || b === undefined || b - a > gapMs
  }
  t.forEach((x, index) => {
    const before = t[index - 1]
    if (before !== undefined && isApart(index - 1, index)) {
      const hole = { x: before + 1, y: Number.NaN }
      lines.mean.push(hole)
      lines.low.push(hole)
      lines.high.push(hole)
    }
    const mean = columns.mean[index] ?? Number.NaN
    lines.mean.push({ x, y: mean })
    lines.low.push({ x, y: columns.min[index] ?? mean })
    lines.high.push({ x, y: columns.max[index] ?? mean })
    if (isApart(index - 1, index) && isApart(index, index + 1)) lines.lone.push({ x, y: mean })
  })
  return lines
}
