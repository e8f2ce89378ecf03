import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeAudit } from '../../../electron/features/logs/index.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'

const caller = { via: 'test', deviceId: null, ipAddress: '127.0.0.1', userAgent: 'test' } as const
const entry = (n: number) => ({
  action: 'UPDATE',
  entity: 'User',
  entityId: `u${n}`,
  userId: 'ana',
  oldValues: { name: 'Ana', password: 'hunter2' },
  newValues: { name: 'Ána', n },
  caller: { ...caller, session: { get: () => null, set: () => undefined, clear: () => undefined } },
})

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('the audit trail on %s', (_name, open) => {
  let own: Database
  beforeAll(async () => {
    own = await open()
  })
  afterAll(() => own.drop())
  const at = new Date('2026-03-01T08:00:00.123Z')

  it('is a chain without gaps, however many write at once, and holds no secret', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => writeAudit(own.db, at, entry(n))))
    const rows = await own.db.auditLog.findMany({ orderBy: { seq: 'asc' } })
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(rows.slice(1).every((row, i) => row.prevHash === rows[i]?.hash)).toBe(true)
    expect(new Set(rows.map((row) => row.hash)).size).toBe(20)
    expect(JSON.stringify(rows.map((row) => row.oldValues))).not.toContain('hunter2')
    const chain = await own.db.auditChain.findUniqueOrThrow({ where: { id: 1 } })
    expect(chain).toMatchObject({ lastSeq: 20n, lastHash: rows.at(-1)?.hash })
  })

  it('stands or falls with the transaction', async () => {
    const failing = own.db.$transaction(async (tx) => {
      await writeAudit(tx, at, entry(99))
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    await writeAudit(own.db, at, entry(21))
    expect((await own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } }))?.entityId).toBe('u21')
    expect(await own.db.auditLog.count()).toBe(21)
  })

  it('is only added to', async () => {
    await expect(own.db.auditLog.deleteMany()).rejects.toThrow()
    await expect(own.db.auditLog.updateMany({ data: { userId: 'ben' } })).rejects.toThrow()
    await expect(own.db.$executeRaw`TRUNCATE audit_logs`).rejects.toThrow()
    await expect(own.db.auditChain.updateMany({ data: { lastSeq: 0n } })).rejects.toThrow()
    expect(await own.db.auditLog.count()).toBe(21)
  })
})
