import { z } from 'zod'

/**
 * How far a value may be believed. fresh: judge it. stale: judge it still. quiet: too old to judge, still worth showing.
 * old: history. frozen: repeated without end. out-of-range: the board says that it passes on an earlier value instead.
 * doubtful: by a clock or a jump that can't be right. error: nothing a sensor can say. dead: the device calls its sensor
 * so. missing: it came once and does not now. not-fitted: this device has never said it.
 */
export const trust = z.enum([
  'fresh',
  'stale',
  'quiet',
  'frozen',
  'out-of-range',
  'doubtful',
  'error',
  'dead',
  'old',
  'missing',
  'not-fitted',
])
export type Trust = z.infer<typeof trust>

/** Where a value lies. `limit` is the edge it passed; a critical limit goes before the band's. */
export const verdict = z.object({
  side: z.enum(['in', 'above', 'below', 'unbanded']),
  critical: z.boolean(),
  limit: z.number().nullable(),
})
export type Verdict = z.infer<typeof verdict>

/** How it is marked wherever it is drawn. */
export const mark = z.enum(['ok', 'watch', 'bad', 'stale', 'none'])
export type Mark = z.infer<typeof mark>

/** One sensor of a chamber as it is to be read now, whether it was ever heard or not. */
export const sensorState = z.object({
  sensorId: z.string(),
  trust,
  /** Null where the value is not one to judge. */
  verdict: verdict.nullable(),
  mark,
  /** When it came last, by this computer's clock; null: never. What the device says of the time is the reading's. */
  heardAt: z.date().nullable(),
})
export type SensorState = z.infer<typeof sensorState>

/**
 * Worst first. This order is the order of the screen. `partial`: the chamber speaks, but some of its values do not come.
 * `restarting`: its gateway comes up again and again and never speaks.
 */
export const conditionKind = z.enum([
  'critical',
  'offline',
  'silent',
  'restarting',
  'dead',
  'out',
  'frozen',
  'out-of-range',
  'error',
  'partial',
  'stale',
  'waiting',
  'ok',
])
export type ConditionKind = z.infer<typeof conditionKind>
