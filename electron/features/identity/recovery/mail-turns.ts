import type { Db, Tx } from '../../../platform/database/index.ts'
import { hourMs } from '../../../platform/durations.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'

/** How often something may be asked for: `max` times in an hour, and not again before `gapMs` is over. */
export type Turn = { key: string; max: number; gapMs: number }

/**
 * Takes a turn, counted in the database, so that any number of desktops that ask at once get no more of them than
 * there are. The rows lie beside those of the lock-out: `shut_until` is when the gap is over.
 */
export async function takeTurn(
  db: Db | Tx,
  { key, max, gapMs }: Turn,
  at: Date,
): Promise<Result<undefined, { until: Date }>> {
  const [gapEnd, stale] = [new Date(at.getTime() + gapMs), new Date(at.getTime() - hourMs)]
  const taken = await db.$queryRaw<{ key: string }[]>`
    INSERT INTO sign_in_attempts AS held (key, failures, first_at, shut_until)
    VALUES (${key}, 1, ${at}::timestamptz, ${gapEnd}::timestamptz)
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN held.first_at > ${stale} THEN held.failures + 1 ELSE 1 END,
      first_at = CASE WHEN held.first_at > ${stale} THEN held.first_at ELSE ${at}::timestamptz END,
      shut_until = ${gapEnd}::timestamptz
    WHERE (${gapMs}::int = 0 OR held.shut_until <= ${at}) AND (held.failures < ${max} OR held.first_at <= ${stale})
    RETURNING key`
  if (taken.length > 0) return ok(undefined)
  const turn = await db.signInAttempt.findUnique({ where: { key } })
  const hourEnd = new Date((turn?.firstAt ?? at).getTime() + hourMs)
  const isSpent = turn !== null && turn.failures >= max
  return refuse({ until: isSpent ? hourEnd : (turn?.shutUntil ?? hourEnd) })
}
