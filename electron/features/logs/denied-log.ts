import type { Caller } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { writeSecurity } from './write-security.ts'

const quietMs = 60_000

type Denied = { userId: string; permission: string; caller: Caller; path: string }

/** Refusals for the security log: one a minute for a person and a permission, since a page may ask again and again. */
export function createDeniedLog({ database, now, log }: { database: OpenDatabase; now: Clock; log: Log }) {
  const last = new Map<string, number>()
  return ({ userId, permission, caller, path }: Denied): void => {
    const at = now()
    const key = `${userId} ${permission}`
    if (at.getTime() - (last.get(key) ?? 0) < quietMs) return
    if (last.size > 1000) last.clear()
    last.set(key, at.getTime())
    const entry = {
      event: 'PERMISSION_DENIED',
      severity: 'WARNING',
      userId,
      caller,
      metadata: { permission, path },
    } as const
    database
      .write((db) => writeSecurity(db, at, entry))
      .catch((error: unknown) => {
        log.warn({ err: error, permission }, 'a refusal could not be written to the security log')
      })
  }
}
