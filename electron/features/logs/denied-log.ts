import type { Caller } from '../../contract/routes.ts'
import { createCache } from '../../platform/cache.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { writeSecurity } from './write-security.ts'

const quietMs = 60_000

type Denied = { userId: string; permission: string; caller: Caller; path: string }

/** Refusals for the security log: one a minute for a person and a permission, since a page may ask again and again. */
export function createDeniedLog({ database, now, log }: { database: OpenDatabase; now: Clock; log: Log }) {
  const recent = createCache<true>({ now, max: 1000, ttlMs: quietMs })
  return ({ userId, permission, caller, path }: Denied): void => {
    const key = `${userId} ${permission}`
    if (recent.has(key)) return
    recent.set(key, true)
    const entry = {
      event: 'PERMISSION_DENIED',
      severity: 'WARNING',
      userId,
      caller,
      metadata: { permission, path },
    } as const
    database
      .write((db) => writeSecurity(db, now(), entry))
      .catch((error: unknown) => {
        log.warn({ err: error, permission }, 'a refusal could not be written to the security log')
      })
  }
}
