import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { returnStock } from '../../../electron/features/inventory/return-stock.ts'
import { takeStock } from '../../../electron/features/inventory/take-stock.ts'
import { insertMovements } from '../../../electron/features/inventory/write-movements.ts'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, freshEmbedded, testDeps } from '../../support/database.ts'

const now = new Date('2026-03-01T08:00:00Z')
const order = (documentId: string) =>
  ({ type: 'sold', documentType: 'order', documentId, userId: null, reason: null, now }) as const

let made = 0
async function addProduct(own: Database, stock: number): Promise<string> {
  made += 1
  const { id } = await own.db.product.create({
    data: { name: `Oyster ${made}`, slug: `oyster-${made}`, price: 280, stock },
  })
  return id
}
const stockOf = async (own: Database, id: string) => (await own.db.product.findUniqueOrThrow({ where: { id } })).stock
const ledgerOf = async (own: Database, productId: string) =>
  (await own.db.stockMovement.aggregate({ where: { productId }, _sum: { quantity: true } }))._sum.quantity

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('stock on %s', (_name, open) => {
  let own: Database
  beforeAll(async () => {
    own = await open()
  })
  afterAll(() => own.drop())

  it('is the sum of its movements, and only a movement changes it', async () => {
    const id = await addProduct(own, 10)
    expect([await stockOf(own, id), await ledgerOf(own, id)]).toEqual([10, 10])
    await expect(own.db.product.update({ where: { id }, data: { stock: 99 } })).rejects.toThrow()
    await own.db.product.update({ where: { id }, data: { name: 'Oyster, fresh', stock: 10 } })
    await expect(own.db.stockMovement.updateMany({ data: { quantity: 1 } })).rejects.toThrow()
    await expect(own.db.stockMovement.deleteMany()).rejects.toThrow()
    expect([await stockOf(own, id), await ledgerOf(own, id)]).toEqual([10, 10])
    const [first] = await own.db.stockMovement.findMany({ where: { productId: id } })
    expect(first).toMatchObject({ type: 'adjustment', previousStock: 0, newStock: 10, reason: 'opening stock' })
  })

  it('never falls below nothing, even for a writer that did not look', async () => {
    const id = await addProduct(own, 3)
    const taking = own.db.$transaction((tx) =>
      insertMovements(tx, [{ ...order('X-1'), productId: id, batchId: null, quantity: -4 }]),
    )
    await expect(taking).rejects.toThrow()
    expect(await stockOf(own, id)).toBe(3)
  })

  it('leaves from the oldest batch first and comes back to where it left', async () => {
    const id = await addProduct(own, 0)
    const batch = async (number: string, sellBy: string, quantity: number) => {
      const { id: batchId } = await own.db.stockBatch.create({
        data: { number, productId: id, harvestedAt: now, sellBy: new Date(sellBy) },
      })
      await own.db.$transaction((tx) =>
        insertMovements(tx, [
          { ...order(number), type: 'received', documentType: 'harvest', productId: id, batchId, quantity },
        ]),
      )
      return batchId
    }
    const later = await batch(`${id}-2`, '2026-03-09', 5)
    const sooner = await batch(`${id}-1`, '2026-03-07', 3)
    const left = async () =>
      Object.fromEntries(
        (await own.db.stockBatch.findMany({ where: { productId: id } })).map((row) => [row.id, row.remaining]),
      )
    expect(
      await own.db.$transaction((tx) => takeStock(tx, { ...order('MASH-1'), lines: [{ productId: id, quantity: 4 }] })),
    ).toMatchObject({ ok: true })
    expect(await left()).toEqual({ [sooner]: 0, [later]: 4 })

    const back = (lines: { productId: string; quantity: number }[] | null) =>
      own.db.$transaction((tx) =>
        returnStock(tx, { ...order('MASH-1'), documentType: 'order', documentId: 'MASH-1', lines }),
      )
    expect(await back([{ productId: id, quantity: 1 }])).toEqual([{ productId: id, quantity: 1 }])
    expect(await back(null)).toEqual([{ productId: id, quantity: 3 }])
    expect(await back(null)).toEqual([])
    expect(await left()).toEqual({ [sooner]: 3, [later]: 5 })
    expect([await stockOf(own, id), await ledgerOf(own, id)]).toEqual([8, 8])
  })

  it('is not taken from under someone’s hold, until the hold is over or its cart is closed', async () => {
    const id = await addProduct(own, 5)
    const cart = await own.db.cart.create({
      data: {
        sessionId: `guest-${id}`,
        items: {
          create: {
            productId: id,
            quantity: 4,
            price: 280,
            originalPrice: 280,
            subtotal: 1120,
            total: 1120,
            heldUntil: new Date('2026-03-01T08:10:00Z'),
          },
        },
      },
    })
    const take = (at: Date, exceptCartId: string | null = null) =>
      own.db.$transaction(async (tx) => {
        const taken = await takeStock(tx, {
          ...order('H-1'),
          now: at,
          exceptCartId,
          lines: [{ productId: id, quantity: 2 }],
        })
        if (taken.ok) throw new Error('rolled back on purpose')
        return taken
      })
    expect(await take(now)).toEqual({
      ok: false,
      refusal: { code: 'STOCK_SHORT', data: { productId: id, available: 1 } },
    })
    await expect(take(now, cart.id)).rejects.toThrow('on purpose')
    await expect(take(new Date('2026-03-01T08:10:01Z'))).rejects.toThrow('on purpose')
    await own.db.cart.update({ where: { id: cart.id }, data: { status: 'ABANDONED' } })
    await expect(take(now)).rejects.toThrow('on purpose')
  })
})

it('never sells the last one twice: two desktops that both wait for it', async () => {
  const own = await freshDatabase()
  const other = await openDatabase(own.target, testDeps)
  const id = await addProduct(own, 1)
  const waiting = async () => {
    const [row] = await own.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`
    return row?.n ?? 0
  }
  let both: Promise<unknown[]> = Promise.resolve([])
  await own.db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM products WHERE id = ${id} FOR UPDATE`
    both = Promise.all(
      [own.db, other.db].map((db, n) =>
        db.$transaction((inner) => takeStock(inner, { ...order(`R-${n}`), lines: [{ productId: id, quantity: 1 }] })),
      ),
    )
    await expect.poll(waiting, { timeout: 10_000 }).toBe(2)
  })
  const results = (await both) as { ok: boolean; refusal?: unknown }[]
  expect(results.filter((result) => result.ok)).toHaveLength(1)
  expect(results.find((result) => !result.ok)?.refusal).toEqual({
    code: 'STOCK_SHORT',
    data: { productId: id, available: 0 },
  })
  expect(await stockOf(own, id)).toBe(0)
  await other.close()
  await own.drop()
})
