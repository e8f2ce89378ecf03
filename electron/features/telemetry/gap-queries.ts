import type { Chamber } from '../../contract/chambers/chambers.ts'
import type { Gap } from '../../contract/telemetry.ts'
import type { Db } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { gapsIn, type Span, whyOf } from './gap-rules.ts'
import { tierSeconds } from './reading-store.ts'

/** Of the last two days: what is older is seen in the chart, and nobody can do anything about it. */
const lookBackMs = 2 * dayMs
const mostGaps = 20
const [minuteTier] = tierSeconds

const idsOf = (chambers: readonly Chamber[]) => chambers.flatMap(({ sensors }) => sensors.map(({ id }) => id))

/** When the minutes began in which any of these sensors was stored. */
async function minutesOf(db: Db, sensorIds: readonly string[], { fromMs, untilMs }: Span): Promise<number[]> {
  const rows = await db.$queryRaw<{ at: number }[]>`
    SELECT DISTINCT (extract(epoch FROM bucket) * 1000)::float8 AS at FROM sensor_rollups
    WHERE sensor_id = ANY(${[...sensorIds]}::text[]) AND step = ${minuteTier}
      AND bucket >= ${new Date(fromMs)} AND bucket < ${new Date(untilMs)} ORDER BY 1`
  return rows.map(({ at }) => at)
}

type Asked = { chamber: Chamber; all: readonly Chamber[]; ran: readonly Span[]; now: Date }

/**
 * Stretches of the last two days without one reading of the chamber, the newest first. Read from what is stored: a
 * backlog that comes late closes its gap by itself, and so does what another desktop has heard.
 */
export async function readGaps(db: Db, { chamber, all, ran, now }: Asked): Promise<Gap[]> {
  const window = { fromMs: now.getTime() - lookBackMs, untilMs: now.getTime() }
  const gaps = gapsIn(await minutesOf(db, idsOf([chamber]), window)).slice(-mostGaps)
  const [first, last] = [gaps[0], gaps.at(-1)]
  if (!first || !last) return []
  const around = { fromMs: first.fromMs, untilMs: last.untilMs }
  const others = await minutesOf(db, idsOf(all.filter(({ id }) => id !== chamber.id)), around)
  return gaps
    .map((gap) => ({ from: new Date(gap.fromMs), until: new Date(gap.untilMs), why: whyOf(gap, { others, ran }) }))
    .toReversed()
}
