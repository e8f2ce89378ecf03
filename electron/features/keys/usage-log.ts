import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import { withoutKeys } from './key-rules.ts'

const flushMs = 2000
const batchRows = 500
const mostWaiting = 10_000 // a database that is away for hours must not fill our memory

/** One call as it is kept: the key's id, the path as a template, no query and no body. */
export type Usage = {
  keyId: string | null
  userId: string | null
  endpoint: string
  method: string
  statusCode: number
  responseTime: number
  requestSize: number
  responseSize: number
  ipAddress: string
  userAgent: string | null
  referer: string | null
  rateLimitHit: boolean
}

const cut = (text: string | null) => (text === null ? null : withoutKeys(text.slice(0, 400)))

/** Only where the caller came from: a query may hold anything. */
const plainReferer = (text: string | null) => cut(text?.split(/[?#]/, 1)[0] ?? null)

/** Calls of `/api/v1`, written a batch at a time so that no call waits for its own row. */
export function createUsageLog({ database, now, log }: { database: OpenDatabase; now: Clock; log: Log }) {
  let waiting: Record<string, unknown>[] = []
  let lost = 0
  let flushing: Promise<void> | null = null

  const write = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchRows)
      // A person may be gone by now: their calls stay, without them. A second try of the same rows does no harm.
      await database.write(
        (db) => db.$executeRaw`
          INSERT INTO api_usage_logs (id, user_id, api_key, endpoint, method, version, status_code, response_time,
            request_size, response_size, ip_address, user_agent, referer, rate_limit_hit, throttled, timestamp)
          SELECT r.id, u.id, r."keyId", r.endpoint, r.method, 'v1', r."statusCode", r."responseTime", r."requestSize",
            r."responseSize", r."ipAddress", r."userAgent", r.referer, r."rateLimitHit", r."rateLimitHit", r.timestamp
          FROM jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) AS r(id text, "userId" text, "keyId" text,
            endpoint text, method text, "statusCode" int, "responseTime" int, "requestSize" int, "responseSize" int,
            "ipAddress" text, "userAgent" text, referer text, "rateLimitHit" boolean, timestamp timestamptz)
          LEFT JOIN users u ON u.id = r."userId"
          ON CONFLICT (id) DO NOTHING`,
        { idempotent: true },
      )
      const written = new Set(batch)
      waiting = waiting.filter((row) => !written.has(row))
    }
  }
  const flush = (): Promise<void> => {
    flushing ??= write()
      .catch((error: unknown) => {
        log.warn({ err: error, waiting: waiting.length }, 'calls of programs could not be written down yet')
      })
      .finally(() => {
        flushing = null
      })
    return flushing
  }
  const timer = setInterval(() => {
    if (waiting.length > 0 && database.state().state === 'ready') void flush()
    if (lost > 0) log.warn({ lost }, 'calls of programs were not written down: too many waited')
    lost = 0
  }, flushMs)

  return {
    record: (usage: Usage): void => {
      const { userAgent, referer, ...rest } = usage
      if (waiting.length >= mostWaiting) {
        waiting.shift()
        lost += 1
      }
      waiting.push({
        ...rest,
        id: randomUUID(),
        timestamp: now(),
        userAgent: cut(userAgent),
        referer: plainReferer(referer),
      })
      if (waiting.length >= batchRows && database.state().state === 'ready') void flush()
    },
    waiting: () => waiting.length,
    flush,
    async stop(): Promise<void> {
      clearInterval(timer)
      await flushing
      if (database.state().state === 'ready') await flush()
    },
  }
}
const sweepRows = 5_000

/** Removes calls that are older than the farm keeps them, a part at a time, so that nothing else waits long. */
export async function sweepUsage(database: OpenDatabase, before: Date): Promise<number> {
  for (let removed = 0; ; ) {
    const gone = await database.write(
      (db) => db.$executeRaw`
        DELETE FROM api_usage_logs WHERE id IN
          (SELECT id FROM api_usage_logs WHERE timestamp < ${before} ORDER BY timestamp LIMIT ${sweepRows})`,
      { idempotent: true },
    )
    removed += gone
    if (gone < sweepRows) return removed
  }
}

export type UsageLog = ReturnType<typeof createUsageLog>
