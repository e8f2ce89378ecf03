import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditDigest, type ChainRow } from '../../../electron/features/logs/audit-digest.ts'
import { writeAudit } from '../../../electron/features/logs/index.ts'
import { beforeAll as beforeAnyRow, readSlice } from '../../../electron/features/logs/read-chain.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'

const caller = { ipAddress: '127.0.0.1', userAgent: 'test' }
const plain = { action: 'UPDATE', entity: 'User', entityId: 'u1', userId: 'ana', caller }
const everyAscii = Array.from({ length: 127 }, (_, at) => String.fromCodePoint(at + 1)).join('')

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('the digest of the program and that of %s agree', (_name, open) => {
  let own: Database
  beforeAll(async () => {
    own = await open()
  })
  afterAll(() => own.drop())

  const lastRow = async (): Promise<ChainRow> => {
    const rows = await readSlice(own.open, beforeAnyRow, 1_000_000)
    const last = rows.at(-1)
    if (!last) throw new Error('nothing was written')
    return last
  }
  const at = new Date('2026-03-01T08:00:00.123Z')

  it.each<[string, Partial<typeof plain> & { oldValues?: unknown; newValues?: unknown }]>([
    ['nothing where nothing need be', { oldValues: null, newValues: null }],
    ['every sign of ASCII', { entityId: everyAscii, newValues: { [everyAscii]: everyAscii } }],
    [
      'letters of the world',
      { entityId: 'Ñandú Kabuté 蘑菇 🍄‍🟫 نبات', newValues: { 'ñ🍄': ['蘑菇', 'e\u0301', '\u00e9'] } },
    ],
    [
      'signs that some escape and others do not',
      { entityId: '\u2028\u2029\u0085\u00a0\u007f\u200b\u202e</script>"\\/' },
    ],
    [
      'keys in another order than they are kept in',
      { newValues: { zebra: 1, b: { aa: 1, a: 2, B: 3 }, aa: 1, '': 0 } },
    ],
    ['lists in lists', { newValues: [[], {}, [[1, [2, [null]]]], { a: [] }] }],
    [
      'numbers of all sizes',
      { newValues: [0, -0, 1.1, 1.5e300, 5e-324, 123_456_789_012_345_680, 1e21, -1e-7, 0.1 + 0.2] },
    ],
    ['texts that look like JSON', { oldValues: 'null', newValues: '{"a": 1}' }],
    ['truth and nothing', { oldValues: false, newValues: { a: null, b: true } }],
    ['a long text', { newValues: { note: 'Ñ"\n'.repeat(9000) } }],
  ])('over %s', async (_what, more) => {
    await writeAudit(own.db, at, { ...plain, ...more })
    const row = await lastRow()
    expect(auditDigest(row)).toBe(row.hash)
  })

  it('over numbers that JavaScript can not hold, as another program may write them', async () => {
    const json = '{"n": 1.10, "big": 12345678901234567890.123456789, "exp": 1E5, "tiny": 0.00000000000000000000001}'
    await own.db
      .$executeRaw`INSERT INTO audit_logs (id, action, entity, new_values) VALUES ('n', 'A', 'B', ${json}::jsonb)`
    const row = await lastRow()
    expect(row.new_values).toContain('12345678901234567890.123456789')
    expect(auditDigest(row)).toBe(row.hash)
  })

  it.each([
    '2026-03-01T08:00:00.123456Z',
    '2026-03-01T08:00:00.9996+08',
    '2026-12-31T23:59:59.999-12',
    '1969-12-31T23:59:59.999Z',
    '1969-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '4000-01-01T00:00:00.001Z',
    '4713-01-01 00:00:00 BC',
  ])('over the moment %s', async (moment) => {
    await own.db.$executeRaw`INSERT INTO audit_logs (id, action, entity, timestamp)
      VALUES (${moment}, 'A', 'B', ${moment}::text::timestamptz)`
    const row = await lastRow()
    expect(auditDigest(row)).toBe(row.hash)
  })

  it('in whatever time zone and with whatever form of dates the server speaks', async () => {
    await own.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL TIME ZONE 'Asia/Manila'`
      await tx.$executeRaw`SET LOCAL datestyle = 'German, DMY'`
      await writeAudit(tx, at, plain)
    })
    const row = await lastRow()
    expect(auditDigest(row)).toBe(row.hash)
  })
})

it('is of each part of a row: another in any of them is another digest', () => {
  const row: ChainRow = {
    seq: 7n,
    prev_hash: 'p',
    hash: '',
    id: 'r7',
    user_id: 'ana',
    action: 'UPDATE',
    entity: 'User',
    entity_id: 'u1',
    old_values: '{"a": 1}',
    new_values: '{"a": 2}',
    ip_address: '10.0.0.1',
    user_agent: 'test',
    seconds: '1772352000.123000',
  }
  const others: Partial<ChainRow>[] = [
    { seq: 8n },
    { prev_hash: 'q' },
    { id: 'r8' },
    { user_id: null },
    { action: 'READ' },
    { entity: 'Role' },
    { entity_id: null },
    { old_values: null },
    { new_values: '{"a": 3}' },
    { ip_address: null },
    { user_agent: '' },
    { seconds: '1772352000.124000' },
    { seconds: 'Infinity' },
    { seconds: '-1772352000.123000' },
  ]
  const digests = [row, ...others.map((other) => ({ ...row, ...other }))].map(auditDigest)
  expect(new Set(digests).size).toBe(15)
  // Its hash is no part of it: that is what it is held against.
  expect(auditDigest({ ...row, hash: 'x' })).toBe(digests[0])
})
