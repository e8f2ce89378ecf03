import { fromWall, toWall } from '../time-zone.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

export type TimeTick = { t: number; unit: 'clock' | 'day' | 'month'; startsDay: boolean; startsYear: boolean }

const evenSteps = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12].map((hours) => hours * hourMs),
  ...[1, 2, 7, 14].map((days) => days * dayMs),
]
const monthSteps = [1, 2, 3, 6, 12]

function evenTicks(from: number, to: number, stepMs: number): TimeTick[] {
  // Weeks start on Monday; 1970-01-05 was one.
  const originMs = stepMs % (7 * dayMs) === 0 ? 4 * dayMs : 0
  const ticks: TimeTick[] = []
  for (let wall = originMs + Math.ceil((toWall(from) - originMs) / stepMs) * stepMs; ; wall += stepMs) {
    const t = fromWall(wall)
    if (t > to) return ticks
    ticks.push({ t, unit: stepMs < dayMs ? 'clock' : 'day', startsDay: wall % dayMs === 0, startsYear: false })
  }
}

function monthTicks(from: number, to: number, months: number): TimeTick[] {
  const first = new Date(toWall(from))
  const ticks: TimeTick[] = []
  for (let month = Math.floor(first.getUTCMonth() / months) * months; ; month += months) {
    const shifted = Date.UTC(first.getUTCFullYear(), month, 1)
    const t = fromWall(shifted)
    if (t > to) return ticks
    const startsYear = new Date(shifted).getUTCMonth() === 0
    if (t >= from) ticks.push({ t, unit: 'month', startsDay: true, startsYear })
  }
}

/** Grid times at the finest round step of the zone's clock that gives at most `most` of them. */
export function timeTicks(from: number, to: number, most: number): TimeTick[] {
  const span = to - from
  if (!(span > 0) || most < 1) return []
  const even = evenSteps.find((step) => span / step <= most)
  if (even !== undefined) return evenTicks(from, to, even)
  const monthMs = 30 * dayMs
  const months = monthSteps.find((step) => span / (step * monthMs) <= most) ?? 12
  return monthTicks(from, to, months)
}

const roundFactors = [1, 2, 2.5, 4, 5, 10]

/** Round values that enclose [low, high], about `wanted` steps apart. Always at least two, lowest first. */
export function valueTicks(low: number, high: number, wanted: number): number[] {
  const span = high - low > 0 ? high - low : Math.max(Math.abs(high), 1) * 0.1
  const rough = span / Math.max(wanted, 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (roundFactors.find((factor) => factor * power >= rough * 0.999) ?? 10) * power
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1)
  // Steps are multiplied, not added up, so that 0.1 + 0.2 never reaches a label; the rest is rounded off.
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}
