import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  brokenCheck,
  isUniqueViolation,
  type OpenDatabase,
  openDatabase,
} from '../../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../../support/database.ts'
import { startWebSocketProxy } from '../../../support/websocket-proxy.ts'

interface Own {
  open: OpenDatabase
  drop(): Promise<void>
}

async function onServer(): Promise<Own> {
  const own = await freshDatabase()
  // Every desktop of the farm may have a role with its own time zone; none of it may reach a stored instant.
  await own.db.$executeRawUnsafe(`ALTER DATABASE "${own.url.split('/').at(-1)}" SET timezone = 'Asia/Manila'`)
  return own
}

async function overWebSocket(): Promise<Own> {
  const server = await onServer()
  const proxy = await startWebSocketProxy()
  const target = { kind: 'server', url: urlOf(server), transport: 'websocket', webSocketProxy: proxy.url } as const
  const open = await openDatabase(target, testDeps)
  const drop = async () => {
    await open.close()
    await proxy.close()
    await server.drop()
  }
  return { open, drop }
}

const urlOf = (own: Own) => (own as Database).url

const kinds: [string, () => Promise<Own>][] = [
  ['embedded', freshEmbedded],
  ['tcp', async () => reopened(await onServer())],
  ['websocket', overWebSocket],
]

// A setting of the database counts for new sessions only.
async function reopened(own: Own): Promise<Own> {
  await own.open.close()
  const open = await openDatabase({ kind: 'server', url: urlOf(own), transport: 'tcp' }, testDeps)
  return { open, drop: () => open.close().then(() => own.drop()) }
}

describe.each(kinds)('the same script over %s', (transport, start) => {
  let own: Own
  let db: OpenDatabase['db']
  let owner: { id: string }
  beforeAll(async () => {
    own = await start()
    db = own.open.db
    owner = await db.user.create({
      data: { email: `owner-${randomUUID()}@farm.test`, twoFactorBackupCodes: ['a', 'b'] },
    })
  })
  afterAll(() => own.drop())

  const aProduct = (over: object = {}) => ({ name: 'Oyster', slug: randomUUID(), price: '120.50', ...over })

  it('says what it is', async () => {
    expect([own.open.transport, own.open.state().state]).toEqual([transport, 'ready'])
    expect(await own.open.ping()).toBeGreaterThan(0)
  })

  it('keeps instants to the millisecond, through the client and through raw SQL', async () => {
    const lastLoginAt = new Date('2026-03-01T23:59:59.987Z')
    await db.user.update({ where: { id: owner.id }, data: { lastLoginAt } })
    expect((await db.user.findUniqueOrThrow({ where: { id: owner.id } })).lastLoginAt).toEqual(lastLoginAt)
    const [row] = await db.$queryRaw<{ at: Date; epoch: number; zone: string }[]>`
      SELECT last_login_at AS at, extract(epoch FROM last_login_at)::float8 AS epoch, current_setting('timezone') AS zone
      FROM users WHERE id = ${owner.id} AND last_login_at = ${lastLoginAt}`
    expect(row?.at).toEqual(lastLoginAt)
    expect(row?.epoch).toBe(lastLoginAt.getTime() / 1000)
  })

  it('keeps money exact', async () => {
    const product = await db.product.create({ data: aProduct({ price: '99999999.99', costPrice: '0.1' }) })
    expect([product.price.toFixed(2), product.costPrice?.toFixed(2)]).toEqual(['99999999.99', '0.10'])
    const [sum] = await db.$queryRaw<{ sum: { toFixed(n: number): string } }[]>`
      SELECT sum(price) + 0.01 AS sum FROM products WHERE id = ${product.id}`
    expect(sum?.sum.toFixed(2)).toBe('100000000.00')
  })

  it('keeps lists and JSON, and fills what was left out', async () => {
    const attributes = { unit: 'kg', pack: 0.25, deep: [null, { a: 'ñ €' }] }
    const product = await db.product.create({ data: aProduct({ tags: [{ name: 'fresh' }, 'new'], attributes }) })
    expect(product).toMatchObject({
      tags: [{ name: 'fresh' }, 'new'],
      images: [],
      attributes,
      stock: 0,
      maxCartQty: 100,
    })
    const user = await db.user.findUniqueOrThrow({ where: { id: owner.id } })
    expect([user.twoFactorBackupCodes, user.oauthProvider, user.role]).toEqual([['a', 'b'], [], 'USER'])
  })

  it('takes an array with nulls and dates in raw SQL', async () => {
    const at = new Date('2026-01-02T03:04:05.006Z')
    const rows = await db.$queryRaw<{ unit: string | null; value: number; at: Date }[]>`
      SELECT * FROM unnest(${['C', null]}::text[], ${[20.5, -1]}::float8[], ${[at, at]}::timestamptz[]) AS t(unit, value, at)`
    expect(rows).toEqual([
      { unit: 'C', value: 20.5, at },
      { unit: null, value: -1, at },
    ])
  })

  it('names the constraint of a unique violation in the same words', async () => {
    const email = `twice-${randomUUID()}@farm.test`
    await db.user.create({ data: { email } })
    const error: unknown = await db.user.create({ data: { email } }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'P2002',
      meta: {
        modelName: 'User',
        driverAdapterError: { cause: { originalCode: '23505', constraint: { index: 'users_email_key' } } },
      },
    })
    expect([
      isUniqueViolation(error),
      isUniqueViolation(error, 'users_email_key'),
      isUniqueViolation(error, ['email']),
    ]).toEqual([true, true, true])
    expect([isUniqueViolation(error, 'users_username_key'), isUniqueViolation(error, ['username'])]).toEqual([
      false,
      false,
    ])
  })

  it('refuses to delete what is still referred to, and what breaks a rule', async () => {
    await db.device.create({
      data: { name: 'Chamber', type: 'MUSHROOM_CHAMBER', serialNumber: randomUUID(), userId: owner.id },
    })
    const refused = await db.user.delete({ where: { id: owner.id } }).catch((caught: unknown) => caught)
    expect(refused).toMatchObject({ code: 'P2003' })
    const broken = await db.product.create({ data: aProduct({ stock: -1 }) }).catch((caught: unknown) => caught)
    expect(brokenCheck(broken)).toBe('chk_products_stock')
  })

  it('rolls a transaction back whole', async () => {
    const slug = randomUUID()
    const failed = db.$transaction(async (tx) => {
      await tx.product.create({ data: aProduct({ slug }) })
      throw new Error('second thoughts')
    })
    await expect(failed).rejects.toThrow('second thoughts')
    expect(await db.product.count({ where: { slug } })).toBe(0)
  })

  it('reports a commit that the server refuses', async () => {
    await db.$executeRawUnsafe('CREATE TABLE IF NOT EXISTS parent (id int PRIMARY KEY)')
    await db.$executeRawUnsafe(
      'CREATE TABLE IF NOT EXISTS child (id int REFERENCES parent DEFERRABLE INITIALLY DEFERRED)',
    )
    const orphan = db.$transaction((tx) => tx.$executeRaw`INSERT INTO child VALUES (1)`)
    await expect(orphan).rejects.toThrow()
    const [count] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM child`
    expect(count?.n).toBe(0)
  })

  it('runs the isolation level that was asked for', async () => {
    const level = await db.$transaction(
      (tx) => tx.$queryRaw<{ level: string }[]>`SELECT current_setting('transaction_isolation') AS level`,
      {
        isolationLevel: 'Serializable',
      },
    )
    expect(level).toEqual([{ level: 'serializable' }])
  })

  it('reads relations in one round trip', async () => {
    const serialNumber = randomUUID()
    await db.device.create({
      data: {
        name: 'Chamber 2',
        type: 'MUSHROOM_CHAMBER',
        serialNumber,
        sensors: { create: [{ type: 'co2', name: 'Fruiting CO2', unit: 'ppm', maxValue: 40_000 }] },
      },
    })
    const device = await db.device.findUnique({ where: { serialNumber }, include: { sensors: true, user: true } })
    expect(device).toMatchObject({ status: 'OFFLINE', user: null, sensors: [{ unit: 'ppm', maxValue: 40_000 }] })
  })
})
