import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRateLimit, type RateLimit } from '../../../electron/features/keys/rate-limit.ts'
import { sweepUsage } from '../../../electron/features/keys/usage-log.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { queueBehind } from '../../support/queue-behind.ts'

const day = 86_400
const expensive = { keyId: 'k1', userId: 'u1', role: 'SUPER_ADMIN', rateClass: 'expensive' } as const

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('the rate limit on %s', (_name, open) => {
  let own: Database
  let nowMs = Date.now()
  let limits: RateLimit
  beforeAll(async () => {
    own = await open()
  })
  afterAll(() => own.drop())
  beforeEach(async () => {
    await own.db.rateLimitLog.deleteMany()
    limits = createRateLimit({ database: own.open, now: () => new Date(nowMs), windowSeconds: day })
  })
  const passes = async (times: number, call: Parameters<RateLimit['take']>[0]) => {
    let passed = 0
    for (let n = 0; n < times; n += 1) if ((await limits.take(call)).passes) passed += 1
    return passed
  }

  it('lets ten expensive calls pass, marks the row, and says when to come back', async () => {
    const first = await limits.take(expensive)
    expect(first).toMatchObject({ passes: true, limit: 10, remaining: 9 })
    expect(await passes(12, expensive)).toBe(9)
    const refused = await limits.take(expensive)
    expect(refused).toMatchObject({ passes: false, limit: 10, remaining: 0 })
    expect(refused.retryAfterSeconds).toBeGreaterThan(0)
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(day)
    // Past the limit nothing more is written, so the eleventh call is the last that the row knows of.
    expect(await own.db.rateLimitLog.findMany({ orderBy: { identifier: 'asc' } })).toMatchObject([
      { identifier: 'key:k1', endpoint: 'expensive', count: 11, blocked: true },
      { identifier: 'user:u1', endpoint: 'all', count: 11, blocked: false },
    ])
  })

  it('counts each class and each key by itself, and a person’s keys together', async () => {
    expect(await passes(11, expensive)).toBe(10)
    expect(await passes(1, { ...expensive, rateClass: 'cheap' })).toBe(1)
    const user = { userId: 'u2', role: 'USER', rateClass: 'standard' } as const
    expect(await passes(60, { ...user, keyId: 'k2' })).toBe(60)
    expect(await passes(60, { ...user, keyId: 'k3' })).toBe(40) // USER: 100 in all
    expect((await limits.take({ ...user, keyId: 'k3' })).limit).toBe(100)
  })

  it('gives a stranger twenty calls by address', async () => {
    expect(await passes(25, { address: '10.0.0.7', asking: 'unauthenticated' })).toBe(20)
    expect(await passes(1, { address: '10.0.0.7', asking: 'papers' })).toBe(1)
    expect(await passes(1, { address: '10.0.0.8', asking: 'unauthenticated' })).toBe(1)
  })

  it('removes calls that are older than the farm keeps them, however many', async () => {
    await own.db.$executeRaw`INSERT INTO api_usage_logs
      (id, endpoint, method, version, status_code, response_time, ip_address, timestamp)
      SELECT 'call-' || n, '/me', 'GET', 'v1', 200, 1, '10.0.0.1', '2026-01-01Z'::timestamptz + n * interval '1 minute'
      FROM generate_series(1, 12000) AS n`
    const kept = Date.parse('2026-01-01T00:00:00Z') + 11_000 * 60_000
    expect(await sweepUsage(own.open, new Date(kept))).toBe(10_999)
    expect(await sweepUsage(own.open, new Date(kept))).toBe(0)
    expect(await own.db.apiUsageLog.count()).toBe(1001)
  })

  it('begins a new window fresh, and removes old ones', async () => {
    expect(await passes(12, expensive)).toBe(10)
    // A day goes by: for the database, by moving its rows back; for this desktop, by its clock.
    await own.db
      .$executeRaw`UPDATE rate_limit_logs SET window_start = window_start - interval '1 day', window_end = window_end - interval '1 day'`
    nowMs += day * 1000
    expect(await limits.take(expensive)).toMatchObject({ passes: true, remaining: 9 })
    expect(await own.db.rateLimitLog.count()).toBe(4)
    nowMs = Date.now()
    await own.db.$executeRaw`UPDATE rate_limit_logs SET window_end = now() - interval '61 minutes' WHERE count > 1`
    await limits.sweep()
    expect(await own.db.rateLimitLog.count()).toBe(2)
  })
})

const program = fileURLToPath(new URL('../../support/limit-process.ts', import.meta.url))

/** Runs one such process; resolves to how many of its calls passed. */
function ask(url: string, times: number): Promise<number> {
  const child = spawn(process.execPath, [program, url, String(times)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => {
      const found = /passed (\d+)/.exec(said)
      if (code === 0 && found) resolve(Number(found[1]))
      else reject(new Error(`the process ended with ${code}: ${said}`))
    })
  })
}

it('lets exactly ten of two processes’ calls pass in one window', { timeout: 60_000 }, async () => {
  const own = await freshDatabase()
  try {
    const limits = createRateLimit({ database: own.open, now: () => new Date(), windowSeconds: day })
    await limits.take(expensive)
    // Both are held at the row of this key, with several calls each, and let go together.
    const lock = `SELECT 1 FROM rate_limit_logs WHERE identifier = 'key:k1' FOR UPDATE`
    const done = await queueBehind(own.url, { lock, queued: 6 }, () => [ask(own.url, 8), ask(own.url, 8)])
    const passed = done.map((one) => (one.status === 'fulfilled' ? one.value : NaN))
    expect(1 + passed.reduce((sum, n) => sum + n, 0)).toBe(10)
  } finally {
    await own.drop()
  }
})
