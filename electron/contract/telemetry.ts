import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from './base.ts'
import { latestReading, quantity, room } from './chambers/chambers.ts'

/** Columns of equal length, oldest first. `t` is epoch milliseconds of the bucket's start. */
export const series = z.object({
  sensorId: z.string(),
  quantity,
  t: z.array(z.number()),
  mean: z.array(z.number()),
  min: z.array(z.number()),
  max: z.array(z.number()),
  n: z.array(z.number()),
})
export type Series = z.infer<typeof series>

export const history = z.object({
  from: z.date(),
  to: z.date(),
  /** Width of a bucket, seconds; 0: each reading by itself. */
  bucketSeconds: z.number(),
  series: z.array(series),
})

/**
 * From when to when nothing of a chamber is stored. `silent`: this desktop ran, and heard other chambers.
 * `unheard`: it ran, and nothing came. `off`: it did not run, and nothing was kept for it.
 */
export const gap = z.object({ from: z.date(), until: z.date(), why: z.enum(['silent', 'unheard', 'off']) })
export type Gap = z.infer<typeof gap>

export const sparkline = z.object({ sensorId: z.string(), t: z.array(z.number()), mean: z.array(z.number()) })
export type Sparkline = z.infer<typeof sparkline>

export const telemetryContract = {
  /** At most `points` buckets for each quantity of one room; of a short span, each reading. */
  history: procedure({ access: 'sensors:read', changes: false, api: 'standard' })
    .route({
      method: 'GET',
      path: '/chambers/{chamberId}/history',
      tags: ['Readings'],
      summary: 'What one room measured over a span of time: mean, lowest and highest of each bucket',
    })
    .input(
      z.object({
        chamberId: z.string().max(100),
        room,
        from: z.date(),
        to: z.date(),
        points: z.int().min(50).max(2000).default(500),
      }),
    )
    .errors({ CHAMBER_NOT_FOUND: { status: 404 } })
    .output(history),
  /** Every reading of the chamber once it is on this desktop's disk. */
  live: procedure({ access: 'sensors:read', changes: false })
    .input(z.object({ chamberId: z.string().max(100) }))
    .output(eventIterator(z.array(latestReading))),
  /** From when to when there are readings of the chamber in the database that were not there before. */
  stored: procedure({ access: 'sensors:read', changes: false })
    .input(z.object({ chamberId: z.string().max(100) }))
    .output(eventIterator(z.object({ from: z.date(), to: z.date() }))),
  /** Of the last two days, the newest first. */
  gaps: procedure({ access: 'sensors:read', changes: false })
    .input(z.object({ chamberId: z.string().max(100) }))
    .errors({ CHAMBER_NOT_FOUND: { status: 404 } })
    .output(z.array(gap)),
  sparklines: procedure({ access: 'sensors:read', changes: false })
    .input(z.object({ hours: z.int().min(1).max(48), points: z.int().min(10).max(200) }))
    .output(z.array(sparkline)),
}
