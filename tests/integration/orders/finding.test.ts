import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct, placed } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

const decomposed = 'Pen\u0303alosa'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('what an office types finds what it means, on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(open))
    const tens = [
      ['MUSH-10', 'A ten', 50],
      ['MUSH-1', 'Sold out one', 0],
      ['MUSH-11', 'Jalapeño dip', 5],
      ['X1', 'Oyster', 0],
      ['X2', 'Oyster fresh', 9],
    ] as const
    for (const [sku, name, stock] of tens) {
      const { id } = await addProduct(own.db, { stock, name })
      await own.db.product.update({ where: { id }, data: { sku } })
    }
    const dip = await own.db.product.findUniqueOrThrow({ where: { sku: 'MUSH-11' } })
    const made = []
    for (let i = 0; i < 3; i += 1) made.push(await placed(ana, [{ id: dip.id, quantity: 1 }]))
    const rows: { name: string; phone: string; number: string }[] = [
      { name: decomposed, phone: '+639175551234', number: 'MASH-2026-000017' },
      { name: 'Iñigo O’Brien', phone: '0918 555 9999', number: 'MASH-2026-000005' },
      { name: 'Niña Reyes', phone: '+63281234567', number: 'MASH-2026-000170' },
    ]
    for (const [at, { name, phone, number }] of rows.entries())
      await own.db.order.update({
        where: { id: made[at]?.id ?? '' },
        data: { customerName: name, customerPhone: phone, orderNumber: number },
      })
    await ana.payments.record({
      ...{ orderId: made[0]?.id ?? '', method: 'GCASH', amountCentavos: 1000, reference: '9012 345 678901' },
      ...{ note: '', picture: null, operationId: randomUUID() },
    })
    await ana.customers.create({ firstName: 'José', lastName: decomposed, phoneNumber: '0917 555 1234', email: '' })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  const ends = async (search: string) =>
    (await ana.orders.list({ search })).rows.map(({ orderNumber }) => orderNumber.slice(-6)).toSorted()

  it.each([
    // Names, however typed or stored
    ...[['penalosa', '000017'] as const, ['PEÑALOSA', '000017'] as const, [decomposed, '000017'] as const],
    ...[['inigo', '000005'] as const, ["o'brien", '000005'] as const, ['nina', '000170'] as const],
    // A phone
    ...[['09175551234', '000017'] as const, ['0917 555 1234', '000017'] as const, ['1234', '000017'] as const],
    ...[['+63 917 555 1234', '000017'] as const, ['(0917) 555-1234', '000017'] as const],
    ...[['0063 917 555 1234', '000017'] as const, ['tel:+639175551234', '000017'] as const],
    ...[['0917\u2011555\u20111234\u200B', '000017'] as const, ['5551234', '000017'] as const],
    ...[['(02) 8123 4567', '000170'] as const, ['8123 4567', '000170'] as const],
    // A number, short and whole
    ...[['0005', '000005'] as const, ['17', '000017'] as const, ['000017', '000017'] as const],
    ...[['MASH-2026-000017', '000017'] as const, ['mash 2026 000017', '000017'] as const],
    ...[['MASH\u20112026\u2011000017', '000017'] as const],
    // A payment's reference
    ...[['9012345678901', '000017'] as const, ['9012 345 678901', '000017'] as const],
    ...[['9012-345-678901', '000017'] as const],
    ['4321', undefined],
    ['2026', undefined],
  ] as const)('orders: %j finds …%s', async (search, wanted) => {
    expect(await ends(search)).toEqual(wanted === undefined ? [] : [wanted])
  })

  it.each([
    ['MUSH-1', 'Sold out one'],
    ['mush 1', 'Sold out one'],
    ['ＭＵＳＨ－１０', 'A ten'],
    ['oyster', 'Oyster'],
    ['jalapeno', 'Jalapeño dip'],
    ['mush', 'A ten'],
  ])('products: of %j the first is %s', async (text, first) => {
    expect((await ana.products.search({ text })).hits[0]?.name).toBe(first)
    expect((await ana.products.list({ search: text })).rows.map(({ name }) => name)).toContain(first)
  })

  it.each(['penalosa', 'Peñalosa', 'jose PEN\u0303ALOSA', '09175551234', '555-1234'])(
    'customers and people: %j',
    async (search) => {
      expect((await ana.customers.list({ search, owing: false })).rows).toHaveLength(1)
      const people = { search, who: 'all', role: null, active: null, order: 'newest' } as const
      expect((await ana.people.list(people)).rows).toHaveLength(1)
    },
  )
})
