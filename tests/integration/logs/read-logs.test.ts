import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditFilter } from '../../../electron/contract/logs.ts'
import { writeAudit, writeSecurity } from '../../../electron/features/logs/index.ts'
import { distinctValues } from '../../../electron/features/logs/log-reads.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

const caller = { via: 'test', deviceId: null, ipAddress: '10.1.2.3', userAgent: 'test' } as const
const slot = { get: () => null, set: () => undefined, clear: () => undefined }

/** Two hundred and sixty rows of Ben and of nobody, a minute apart, newest last. */
async function fill(own: Database, ben: string): Promise<void> {
  for (let n = 1; n <= 260; n += 1) {
    const at = new Date(Date.UTC(2026, 2, 1, 0, n))
    const who = { userId: n % 2 === 0 ? ben : null, caller: { ...caller, session: slot } }
    await writeAudit(own.db, at, {
      ...who,
      action: n % 13 === 0 ? 'DELETE' : 'UPDATE',
      entity: n % 3 === 0 ? 'Device' : 'User',
      entityId: `dev-${n}`,
      oldValues: { name: `old${n}`, mail: 'ben@bukid.test', buyer: { name: n === 78 ? 'Niña Peñalosa' : 'Mia' } },
      newValues: { name: n === 77 ? "O'Neil (x) & \\ kabute" : `new${n}`, formula: '=1+1' },
    })
    const event = n % 20 === 0 ? 'ACCOUNT_LOCKED' : 'LOGIN_FAILED'
    const severity = n % 20 === 0 ? 'CRITICAL' : 'WARNING'
    // Pairs share a moment: the id decides between them.
    const moment = new Date(Date.UTC(2026, 2, 1, 0, Math.floor(n / 2)))
    await writeSecurity(own.db, moment, { ...who, event, severity, metadata: { login: `who${n}@bukid.test` } })
  }
}

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('the logs on %s', (_name, open) => {
  let own: Database
  let here: TestFarm
  let client: TestClient
  let ben: string
  beforeAll(async () => {
    own = await open()
    here = await openTestFarm(own)
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    ben = (await addPerson(own.db, { email: 'ben@farm.test', role: 'GROWER', firstName: 'Benigno' })).id
    await fill(own, ben)
    client = (await here.signedIn('ana@farm.test')).client
  })
  afterAll(async () => {
    await here.stop()
    await own.drop()
  })

  const seqs = async (filter: Partial<AuditFilter>) =>
    (await client.logs.audit({ limit: 500, to: new Date('2026-04-01'), ...filter })).rows.map((row) => row.seq)

  it('gives one row alone, however far down it lies, and none that is not there', async () => {
    const { rows } = await client.logs.audit({ entityId: 'dev-1' })
    const [first] = rows
    if (!first) throw new Error('the first row is not there')
    expect((await client.logs.audit({ id: first.id, limit: 1 })).rows.map(({ entityId }) => entityId)).toEqual([
      'dev-1',
    ])
    const events = (await client.logs.security({ limit: 500, search: 'who1@bukid.test' })).rows
    const [event] = events
    if (!event) throw new Error('the first event is not there')
    expect((await client.logs.security({ id: event.id, limit: 1 })).rows.map(({ id }) => id)).toEqual([event.id])
    expect((await client.logs.audit({ id: 'none' })).rows).toEqual([])
    expect((await client.logs.security({ id: 'none' })).rows).toEqual([])
  })

  it('gives pages, newest first, that join without a gap or a double', async () => {
    const met: number[] = []
    let after: string | null = null
    const totals: (number | null)[] = []
    do {
      const page = await client.logs.audit({ limit: 100, after, to: new Date('2026-04-01') })
      met.push(...page.rows.map((row) => row.seq))
      totals.push(page.total)
      after = page.more ? (page.rows.at(-1)?.cursor ?? null) : null
    } while (after !== null)
    expect(met).toEqual(Array.from({ length: 260 }, (_, n) => 260 - n))
    expect(totals).toEqual([260, null, null])
  })

  it('gives the security log the same, though moments are shared', async () => {
    const met: string[] = []
    let after: string | null = null
    do {
      const page = await client.logs.security({ limit: 33, after, to: new Date('2026-04-01') })
      met.push(...page.rows.map((row) => row.id))
      after = page.more ? (page.rows.at(-1)?.cursor ?? null) : null
    } while (after !== null)
    expect(met).toHaveLength(260)
    expect(new Set(met).size).toBe(260)
  })

  it('filters by person, action, entity, record and period, and all at once', async () => {
    expect(await seqs({ action: 'DELETE' })).toEqual(Array.from({ length: 20 }, (_, n) => 260 - n * 13))
    expect((await seqs({ userId: ben })).every((seq) => seq % 2 === 0)).toBe(true)
    expect(await seqs({ entity: 'Device', entityId: 'dev-9' })).toEqual([9])
    const [from, to] = [new Date(Date.UTC(2026, 2, 1, 0, 10)), new Date(Date.UTC(2026, 2, 1, 0, 13))]
    expect(await seqs({ from, to })).toEqual([12, 11, 10])
    expect(await seqs({ userId: ben, action: 'DELETE', entity: 'Device' })).toEqual([234, 156, 78])
  })

  it('finds by words and their beginnings, in any case, and by the person’s name', async () => {
    expect(await seqs({ search: 'new77x' })).toEqual([])
    expect(await seqs({ search: 'KABU' })).toEqual([77])
    expect(await seqs({ search: 'dev-12' })).toEqual([129, 128, 127, 126, 125, 124, 123, 122, 121, 120, 12])
    expect(await seqs({ search: 'delete dev-13' })).toEqual([130, 13])
    expect(await seqs({ search: 'ben@bukid' })).toHaveLength(260)
    expect(await seqs({ search: '10.1.2' })).toHaveLength(260)
    expect(await seqs({ search: 'benig' })).toHaveLength(130)
    expect(await seqs({ search: 'benigno reyes' })).toHaveLength(130)
    expect(await seqs({ search: 'nina PENAL' })).toEqual([78])
    expect(await seqs({ search: 'Pen\u0303alosa' })).toEqual([78])
    expect(await seqs({ search: 'buyer' })).toEqual([]) // what a value is called is none
    const security = await client.logs.security({ search: 'who12', to: new Date('2026-04-01') })
    expect(security.rows).toHaveLength(11)
  })

  it.each([
    "O'Neil",
    'o’neil',
    '(x) & \\',
    "' OR 1=1 --",
    '&|!:*<->',
    '\\',
    ':*',
    "''",
    '!!',
    '%',
    '_',
    '😀',
    '("',
    "neil' & 'x",
    '日本',
  ])('takes %j as words, never as a command', async (search) => {
    const page = await client.logs.audit({ search })
    expect(page.rows.length).toBeLessThanOrEqual(1)
    await client.logs.security({ search })
  })

  it('has no fault for filters that fit nothing', async () => {
    for (const filter of [
      { action: "'; DROP TABLE audit_logs; --" },
      { from: new Date('9999-12-31T00:00:00Z'), to: new Date('0001-01-01T00:00:00Z') },
      { after: '999999999999999999' },
    ]) {
      await client.logs.audit(filter)
    }
    await client.logs.security({ after: '-999999999999999_x' })
    await client.logs.security({ after: '999999999999999_%' })
    await expect(client.logs.audit({ from: new Date(-8.64e15) })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(client.logs.audit({ userId: '\0' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(client.logs.audit({ search: 'a\ud800b' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(client.logs.audit({ search: 'a\0b' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(client.logs.audit({ after: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(client.logs.security({ after: '12' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('offers what there is to choose from', async () => {
    const audit = await client.logs.auditChoices()
    expect(audit.actions).toEqual(['DELETE', 'LOGIN', 'UPDATE'])
    expect(audit.entities).toEqual(expect.arrayContaining(['Device', 'User']))
    expect(audit.people.map((person) => person.name)).toEqual(['Ana Reyes', 'Benigno Reyes'])
    const security = await client.logs.securityChoices()
    expect(security.events).toEqual(expect.arrayContaining(['ACCOUNT_LOCKED', 'LOGIN_FAILED']))
    expect(await own.open.read((db) => distinctValues(db, 'security_logs', 'user_id'))).toContain(ben)
  })

  it('exports what the filter leaves, with formulas disarmed, and writes that down', async () => {
    let csv = ''
    for await (const piece of await client.logs.exportAudit({ action: 'DELETE' })) csv += piece
    const lines = csv.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(lines).toHaveLength(21)
    expect(lines[0]).toBe('seq,time,person_id,person,action,entity,entity_id,before,after,ip_address,user_agent,hash')
    expect(lines[1]).toContain('260,2026-03-01T04:20:00.000Z,')
    expect(lines[1]).toContain('Benigno Reyes,DELETE,User,dev-260,')
    const last = await own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })
    expect(last).toMatchObject({ action: 'EXPORT', entity: 'AuditLog', newValues: { action: 'DELETE' } })

    const people = { ...caller, session: slot }
    await writeAudit(own.db, new Date(), {
      action: '=HYPERLINK("x")',
      entity: '@x',
      entityId: '-1',
      userId: null,
      caller: people,
    })
    csv = ''
    for await (const piece of await client.logs.exportAudit({ entityId: '-1' })) csv += piece
    expect(csv).toContain(`"'=HYPERLINK(""x"")",'@x,'-1`)
    csv = ''
    for await (const piece of await client.logs.exportSecurity({ event: 'ACCOUNT_LOCKED' })) csv += piece
    expect(csv.trimEnd().split('\r\n')).toHaveLength(14)
  })

  it('exports many batches without a gap', async () => {
    let csv = ''
    for await (const piece of await client.logs.exportSecurity({ event: 'LOGIN_FAILED' })) csv += piece
    expect(csv.trimEnd().split('\r\n')).toHaveLength(248)
  })

  it('is shut to those without the right', async () => {
    const desk = await here.signedIn('ben@farm.test')
    await expect(desk.client.logs.audit({})).rejects.toMatchObject({ data: { permission: 'audit_logs:read' } })
    await expect(desk.client.logs.verifyAudit()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(desk.client.logs.security({})).rejects.toMatchObject({ data: { permission: 'security_logs:read' } })
    await expect(desk.client.logs.exportSecurity({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('verifies through the router, and remembers the end in the settings of this desktop', async () => {
    let last: unknown
    for await (const step of await client.logs.verifyAudit()) last = step
    expect(last).toMatchObject({ done: true, breaks: [] })
    const [kept] = Object.values(here.settings.get().auditAnchors)
    const end = await own.db.auditChain.findUniqueOrThrow({ where: { id: 1 } })
    expect(kept?.at(-1)).toEqual({ seq: Number(end.lastSeq), hash: end.lastHash })
  })
})

it('uses the word index of the migration', async () => {
  const own = await freshDatabase()
  const { auditWords, securityWords } = await import('../../../electron/features/logs/where.ts')
  for (const [table, words, index] of [
    ['audit_logs', auditWords, 'idx_audit_logs_search'],
    ['security_logs', securityWords, 'idx_security_logs_search'],
  ]) {
    const plan = await own.db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off')
      return tx.$queryRawUnsafe(`EXPLAIN SELECT 1 FROM "${table}" l WHERE ${words} @@ 'x:*'::tsquery`)
    })
    expect(JSON.stringify(plan)).toContain(index)
  }
  await own.drop()
})
