import type { Db } from '../../../platform/database/index.ts'
import { dayMs } from '../../../platform/durations.ts'

const longestLockOutMs = dayMs // the most that `security.lockout_duration` takes

/** Marks what ran out, so that lists and reports say so, and drops counts of wrong tries that count no more. */
export async function sweepSessions(db: Db, now: Date): Promise<void> {
  await db.session.updateMany({ where: { status: 'ACTIVE', expiresAt: { lte: now } }, data: { status: 'EXPIRED' } })
  const stale = new Date(now.getTime() - longestLockOutMs)
  await db.signInAttempt.deleteMany({
    where: { firstAt: { lt: stale }, OR: [{ shutUntil: null }, { shutUntil: { lte: now } }] },
  })
}
