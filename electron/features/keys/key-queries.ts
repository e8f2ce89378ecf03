import { fullName } from '../../contract/identity/person.ts'
import { type ApiKeyRow, type KeyUsage } from '../../contract/keys.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { readRights } from '../identity/index.ts'
import { type Asking, where, whoseOf } from '../whose/index.ts'
import { scopesOf, stateOf } from './key-rules.ts'

const usageDays = 30
const mostRecent = 50

type Query = { who: Asking; now: Date; id?: string }

const visible = ({ who, id }: Query) => ({
  ...where('userId', whoseOf(who).keys),
  ...(id === undefined ? {} : { id }),
})

async function countCalls(db: Db | Tx, ids: readonly string[], since: Date): Promise<Map<string, number>> {
  const rows = await db.apiUsageLog.groupBy({
    by: ['apiKey'],
    where: { apiKey: { in: [...ids] }, timestamp: { gte: since } },
    _count: true,
  })
  return new Map(rows.map((row) => [row.apiKey ?? '', row._count]))
}

/** The keys that this person may see, the newest first; of one id, at most that one. */
export async function readKeys(db: Db | Tx, query: Query): Promise<ApiKeyRow[]> {
  const { now } = query
  const keys = await db.apiKey.findMany({
    where: visible(query),
    omit: { keyHash: true },
    include: { user: { select: { id: true, firstName: true, lastName: true, email: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  const calls = await countCalls(
    db,
    keys.map(({ id }) => id),
    new Date(now.getTime() - usageDays * dayMs),
  )
  const rights = new Map<string, readonly Permission[]>()
  for (const owner of new Set(keys.map(({ userId }) => userId))) rights.set(owner, (await readRights(db, owner)) ?? [])
  return keys.map(({ user, keyPrefix, scopes: granted, ...key }) => {
    const scopes = scopesOf(granted)
    return {
      id: key.id,
      name: key.name,
      prefix: keyPrefix,
      owner: { id: user.id, name: fullName(user) || user.email },
      scopes,
      withered: scopes.filter((scope) => !rights.get(user.id)?.includes(scope)),
      state: stateOf(key, now),
      createdAt: key.createdAt,
      lastUsedAt: key.lastUsedAt,
      expiresAt: key.expiresAt,
      revokedAt: key.revokedAt,
      revokedReason: key.revokedReason,
      replacedById: key.replacedById,
      calls: calls.get(key.id) ?? 0,
    }
  })
}

/** One key as its row, just written. */
export async function readKey(db: Db | Tx, query: Query & { id: string }): Promise<ApiKeyRow> {
  const [row] = await readKeys(db, query)
  if (!row) throw new Error('a key that was just written can not be read')
  return row
}

/** Thirty days in Manila, those without a call too, and the last calls. Null: no such key, or not theirs to see. */
export async function readUsage(db: Db, query: Query & { id: string }): Promise<KeyUsage | null> {
  const { now, id } = query
  if ((await db.apiKey.count({ where: visible(query) })) === 0) return null
  const days = await db.$queryRaw<{ day: string; calls: number; refused: number }[]>`
    SELECT to_char(d.day, 'YYYY-MM-DD') AS day, count(l.id)::int AS calls,
      count(l.id) FILTER (WHERE l.status_code >= 400)::int AS refused
    FROM generate_series((${now}::timestamptz AT TIME ZONE 'Asia/Manila')::date - ${usageDays - 1}::int,
      (${now}::timestamptz AT TIME ZONE 'Asia/Manila')::date, interval '1 day') AS d(day)
    LEFT JOIN api_usage_logs l ON l.api_key = ${id} AND l.timestamp > ${new Date(now.getTime() - (usageDays + 1) * dayMs)}
      AND (l.timestamp AT TIME ZONE 'Asia/Manila')::date = d.day::date
    GROUP BY d.day ORDER BY d.day`
  const recent = await db.apiUsageLog.findMany({
    where: { apiKey: id },
    orderBy: [{ timestamp: 'desc' }, { id: 'desc' }],
    take: mostRecent,
    select: {
      id: true,
      timestamp: true,
      method: true,
      endpoint: true,
      statusCode: true,
      responseTime: true,
      ipAddress: true,
      rateLimitHit: true,
    },
  })
  return { days, recent: recent.map(({ timestamp, ...call }) => ({ ...call, at: timestamp })) }
}
