import { toWall, zoneOffset } from '../time-zone.ts'
import { bucketsOf, type Columns } from './columns.ts'
import type { Limits } from './plot-layout.ts'

export type Summary = {
  lowest: { value: number; t: number }
  highest: { value: number; t: number }
  mean: number
  count: number
  /** Share of readings whose bucket mean lies in the band, 0 to 1; null without a band. */
  inBand: number | null
}

/** What a period came to; null when nothing was measured. */
export function summarise(columns: Columns, limits: Limits): Summary | null {
  const buckets = bucketsOf(columns)
  const [first] = buckets
  if (!first) return null
  const hasBand = limits.min !== null || limits.max !== null
  let lowest = { value: first.min, t: first.t }
  let highest = { value: first.max, t: first.t }
  let sum = 0
  let count = 0
  let inside = 0
  for (const { t, mean, min, max, n } of buckets) {
    if (min < lowest.value) lowest = { value: min, t }
    if (max > highest.value) highest = { value: max, t }
    sum += mean * n
    count += n
    if (!(limits.min !== null && mean < limits.min) && !(limits.max !== null && mean > limits.max)) inside += n
  }
  const mean = count === 0 ? first.mean : sum / count
  return { lowest, highest, mean, count, inBand: hasBand && count > 0 ? inside / count : null }
}

const stampOf = (t: number) => `${new Date(toWall(t)).toISOString().slice(0, 19)}${zoneOffset(t)}`

/** CSV of the columns: the zone's clock with its offset, then the numbers as measured (a spreadsheet rounds them). */
export function toCsv(columns: Columns, heads: readonly [string, string, string, string, string]): string {
  const quoted = heads.map((head) => `"${head.replaceAll('"', '""')}"`).join(',')
  const rows = bucketsOf(columns).map(({ t, mean, min, max, n }) => {
    return [stampOf(t), ...[mean, min, max].map((value) => Number(value.toFixed(4))), n].join(',')
  })
  return `${[quoted, ...rows].join('\r\n')}\r\n`
}
