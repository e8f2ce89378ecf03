import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditFilter, type ChainProgress, securityFilter } from '../../electron/contract/logs.ts'
import { auditChoicesOf, auditPageOf } from '../../electron/features/logs/audit-queries.ts'
import { exportAudit } from '../../electron/features/logs/export-log.ts'
import { securityPageOf } from '../../electron/features/logs/security-queries.ts'
import { verifyChain } from '../../electron/features/logs/verify-chain.ts'
import { auditWords } from '../../electron/features/logs/where.ts'
import { createTasks } from '../../electron/platform/worker/index.ts'
import { addAuditRows } from '../support/audit-rows.ts'
import { type Database, freshDatabase, spawnTaskWorker } from '../support/database.ts'
import { inTurns, isLong, report } from './report.ts'

const rows = isLong ? 1_000_000 : 100_000
const columns =
  'l.id, l.seq, l.timestamp, l.user_id, l.action, l.entity, l.entity_id, l.old_values, l.new_values, l.ip_address, l.user_agent'
const aim = '≤ 2'

let own: Database
beforeAll(async () => {
  own = await freshDatabase()
  await addAuditRows(own.db, rows)
  for (let from = 1; from <= rows; from += 20_000) {
    await own.db.$executeRawUnsafe(`
      INSERT INTO security_logs (id, user_id, event, severity, ip_address, metadata, timestamp)
      SELECT 's' || n, 'person-' || n % 5, (ARRAY['LOGIN_SUCCESS','LOGIN_FAILED','LOGOUT'])[1 + n % 3],
        CASE WHEN n % 50 = 0 THEN 'CRITICAL' ELSE 'INFO' END, '10.0.0.' || n % 250,
        jsonb_build_object('login', 'who' || n), '2026-01-01Z'::timestamptz + n * interval '36 seconds'
      FROM generate_series(${from}, ${from + 19_999}) n`)
  }
  await own.db.$executeRawUnsafe('ANALYZE audit_logs')
  await own.db.$executeRawUnsafe('ANALYZE security_logs')
}, 900_000)
afterAll(() => own.drop())

const raw = (sql: string) => own.db.$queryRawUnsafe(sql)
const page = (filter: object, after: string | null = null) =>
  auditPageOf(own.db, { ...auditFilter.parse(filter), after, limit: 100 })

const middle = String(rows / 2)
const cases: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
  [
    'a page in the middle',
    () => page({}, middle),
    () => raw(`SELECT ${columns} FROM audit_logs l WHERE l.seq < ${middle} ORDER BY l.seq DESC LIMIT 101`),
  ],
  [
    'the first page and the count',
    () => page({}),
    async () => {
      await raw(`SELECT ${columns} FROM audit_logs l ORDER BY l.seq DESC LIMIT 101`)
      await raw('SELECT count(*) FROM audit_logs')
    },
  ],
  [
    'a filter and its count',
    () => page({ action: 'DELETE', entity: 'Role' }),
    async () => {
      const where = `WHERE l.action = 'DELETE' AND l.entity = 'Role'`
      await raw(`SELECT ${columns} FROM audit_logs l ${where} ORDER BY l.seq DESC LIMIT 101`)
      await raw(`SELECT count(*) FROM audit_logs l ${where}`)
    },
  ],
  [
    'a rare word',
    () => page({ search: `new${rows / 4}` }),
    () =>
      raw(
        `SELECT ${columns} FROM audit_logs l WHERE ${auditWords} @@ 'new${rows / 4}:*'::tsquery ORDER BY l.seq DESC LIMIT 101`,
      ),
  ],
  [
    'a frequent word, next page',
    () => page({ search: 'update' }, middle),
    () =>
      raw(`SELECT ${columns} FROM audit_logs l WHERE l.seq < ${middle} AND ${auditWords} @@ 'update:*'::tsquery
        ORDER BY l.seq DESC LIMIT 101`),
  ],
  [
    'a page of the security log',
    () =>
      securityPageOf(own.db, {
        ...securityFilter.parse({ severity: 'CRITICAL' }),
        after: '1772323200000_x',
        limit: 100,
      }),
    () =>
      raw(`SELECT l.* FROM security_logs l WHERE l.severity = 'CRITICAL' AND l.timestamp <= '2026-03-01Z'
        ORDER BY l.timestamp DESC, l.id DESC LIMIT 101`),
  ],
  [
    'the choices of the filters',
    () => auditChoicesOf(own.db),
    async () => {
      for (const column of ['action', 'entity', 'user_id']) await raw(`SELECT DISTINCT ${column} FROM audit_logs`)
    },
  ],
]

it.each(cases)(
  '%s',
  async (bench, ours, reference) => {
    await inTurns(3, ours, reference)
    const { oursMs, referenceMs } = await inTurns(isLong ? 15 : 9, ours, reference)
    report({
      bench: `logs: ${bench}`,
      rows,
      oursMs,
      referenceMs,
      ratio: oursMs / referenceMs,
      of: 'the same SQL by hand',
      aim,
    })
    // A name or two is looked up besides the rows; on small pages that is the larger part.
    expect(oursMs).toBeLessThan(referenceMs * 2 + 5)
  },
  300_000,
)

it('Verify of the whole trail, against the database digesting it by itself', async () => {
  const signal = new AbortController().signal
  const anchors = { list: () => [], replace: () => undefined, remember: () => Promise.resolve() }
  const verify = async () => {
    let last: ChainProgress | undefined
    const guarded = { ...anchors, onAudited: () => undefined, stop: () => undefined }
    for await (const step of verifyChain({ database: own.open, anchors: guarded, signal })) last = step
    expect(last).toMatchObject({ checked: rows, breaks: [], guards: [], done: true })
  }
  const inDatabase = () =>
    own.db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = 0`
        await tx.$queryRaw`SELECT count(*) FROM audit_logs l WHERE audit_digest(l.prev_hash, l.seq, l) <> l.hash`
      },
      { timeout: 600_000 },
    )
  const { oursMs, referenceMs } = await inTurns(3, verify, inDatabase)
  const ratio = oursMs / referenceMs
  report({ bench: 'logs: Verify', rows, oursMs, referenceMs, ratio, of: 'audit_digest in the database', aim: '≤ 3' })
  expect(ratio).toBeLessThan(3)
}, 900_000)

it('exports all of it with flat memory', async () => {
  // What is held, not what is yet to be swept.
  setFlagsFromString('--expose-gc')
  // The flag above makes it.
  const sweep = runInNewContext('gc') as () => void
  const heapMb = () => {
    sweep()
    return process.memoryUsage().heapUsed / 1e6
  }
  const before = heapMb()
  let [chars, most, pieces] = [0, 0, 0]
  const { signal } = new AbortController()
  const began = performance.now()
  const wanted = { ...auditFilter.parse({}), format: 'csv' as const }
  for await (const piece of exportAudit({
    database: own.open,
    wanted,
    signal,
    tasks: createTasks({ spawn: spawnTaskWorker }),
  })) {
    chars += piece.length
    pieces += 1
    if (pieces % 100 === 0) most = Math.max(most, heapMb() - before)
  }
  report({
    bench: 'logs: export',
    rows,
    megabytes: Math.round(chars / 1e6),
    seconds: Math.round((performance.now() - began) / 1000),
    mostHeapMb: Math.round(most),
    ratio: most / (chars / 1e6),
    of: 'the size of the file',
    aim: 'flat: under 30 MB',
  })
  expect(most).toBeLessThan(30)
}, 600_000)
