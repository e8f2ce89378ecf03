import { z } from 'zod'

/**
 * How far a value may be believed. fresh: judge it. stale: judge it still. quiet: too old to judge, still worth showing.
 * old: history. frozen: repeated without end. doubtful: by a clock that can't be right. error: nothing a sensor can say.
 * dead: the device calls its sensor so. missing: it never came.
 */
export const trust = z.enum(['fresh', 'stale', 'quiet', 'frozen', 'doubtful', 'error', 'dead', 'old', 'missing'])
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
})
export type SensorState = z.infer<typeof sensorState>

/** Worst first. This order is the order of the screen. `partial`: the chamber speaks, but some of its values do not come. */
export const conditionKind = z.enum([
  'critical',
  'offline',
  'silent',
  'dead',
  'out',
  'frozen',
  'error',
  'partial',
  'stale',
  'waiting',
  'ok',
])
export type ConditionKind = z.infer<typeof conditionKind>
