import type { UserRole } from '../../contract/identity/person.ts'
import type { RateClass } from '../../contract/public-calls.ts'
import { createCache } from '../../platform/cache.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { hourMs } from '../../platform/durations.ts'

/** Calls a minute (ecosystem 4.12). */
export const classLimits: Record<RateClass, number> = { cheap: 1000, standard: 100, expensive: 10 }
export const roleLimits: Record<UserRole, number> = {
  SUPER_ADMIN: 10_000,
  ADMIN: 1000,
  GROWER: 200,
  BUYER: 150,
  USER: 100,
}
export const strangerLimit = 20

const inAll = 'all'
const keepMs = hourMs

export type Limited =
  | { keyId: string; userId: string; role: UserRole; rateClass: RateClass }
  | { address: string; asking: 'unauthenticated' | 'papers' }

/** The tighter of what was counted. `resetAt`: when the next window begins. */
export type Taken = { passes: boolean; limit: number; remaining: number; resetAt: Date; retryAfterSeconds: number }

type Count = { identifier: string; endpoint: string; most: number }
type Row = { endpoint: string; count: number; seconds: number }

function countsOf(limited: Limited): Count[] {
  if ('address' in limited) {
    return [{ identifier: `address:${limited.address}`, endpoint: limited.asking, most: strangerLimit }]
  }
  const { keyId, userId, role, rateClass } = limited
  return [
    { identifier: `key:${keyId}`, endpoint: rateClass, most: classLimits[rateClass] },
    // Last, and every statement in this order: two keys of one person then never wait for each other in a circle.
    { identifier: `user:${userId}`, endpoint: inAll, most: roleLimits[role] },
  ]
}

/**
 * Counts calls in windows of a minute, in the database and by its clock, so that every desktop and every process agrees
 * whatever its own clock says. One statement counts and decides.
 */
export function createRateLimit(deps: { database: OpenDatabase; now: Clock; windowSeconds?: number }) {
  const { database, now, windowSeconds = 60 } = deps
  // Past the limit the answer is known until the window ends: who hammers on costs the database nothing more.
  const shut = createCache<number>({ now, max: 10_000, ttlMs: windowSeconds * 1000 })

  const count = (counts: Count[]): Promise<Row[]> => {
    const [first, last = first] = counts
    return database.write(
      (db) => db.$queryRaw<Row[]>`
        WITH w AS (SELECT to_timestamp(floor(extract(epoch FROM clock_timestamp()) / ${windowSeconds}::int) * ${windowSeconds}::int) AS at)
        INSERT INTO rate_limit_logs AS r (id, identifier, endpoint, count, window_start, window_end, blocked)
        SELECT gen_random_uuid()::text, e.identifier, e.endpoint, 1, w.at, w.at + make_interval(secs => ${windowSeconds}::int), false
        FROM w, jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) AS e(identifier text, endpoint text)
        ON CONFLICT (identifier, endpoint, window_start) DO UPDATE SET count = r.count + 1,
          blocked = r.count + 1 > CASE r.endpoint WHEN ${inAll} THEN ${last?.most ?? 0}::int ELSE ${first?.most ?? 0}::int END
        RETURNING r.endpoint, r.count, extract(epoch FROM r.window_end - clock_timestamp())::float8 AS seconds`,
    )
  }

  const refusal = (limit: number, ms: number): Taken => ({
    passes: false,
    limit,
    remaining: 0,
    resetAt: new Date(now().getTime() + ms),
    retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)),
  })

  return {
    take: async (limited: Limited): Promise<Taken> => {
      const counts = countsOf(limited)
      const keys = counts.map(({ identifier, endpoint }) => `${identifier} ${endpoint}`)
      for (const key of keys) {
        const limit = shut.get(key)
        if (limit !== undefined) return refusal(limit, shut.getRemainingTTL(key))
      }
      const rows = await count(counts)
      const taken = counts.map(({ endpoint, most }, at) => {
        const row = rows.find((one) => one.endpoint === endpoint)
        const [used, ms] = [row?.count ?? 1, Math.max(0, (row?.seconds ?? 0) * 1000)]
        if (used > most) {
          shut.set(keys[at] ?? '', most, { ttl: Math.max(1, ms) }) // 0 would be for ever
          return refusal(most, ms)
        }
        const answer = { ...refusal(most, ms), passes: true, remaining: most - used }
        return answer
      })
      const [tightest] = taken.toSorted((a, b) => Number(a.passes) - Number(b.passes) || a.remaining - b.remaining)
      if (!tightest) throw new Error('nothing was counted')
      return tightest
    },
    /** Removes windows that ended an hour ago. */
    sweep: () =>
      database.write(
        (db) => db.rateLimitLog.deleteMany({ where: { windowEnd: { lt: new Date(now().getTime() - keepMs) } } }),
        { idempotent: true },
      ),
  }
}
export type RateLimit = ReturnType<typeof createRateLimit>
