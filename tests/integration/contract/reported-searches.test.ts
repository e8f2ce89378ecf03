import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct, placed } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

/** What broke searches and phone numbers of other shops' programs, by their public reports. */
describe('a search that failed elsewhere', () => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(freshDatabase))
    const none = { phoneNumber: '', email: '' }
    await ana.customers.create({ ...none, firstName: '1521', lastName: 'Bistro' })
    await ana.customers.create({ ...none, firstName: 'No. 7', lastName: 'Café 143', email: 'mia+order@farm.test' })
    await ana.customers.create({ ...none, firstName: 'Ben', lastName: 'O’Neil', phoneNumber: '0917 555 0142' })
    await ana.people.create({
      ...{ email: 'g+a_b@farm.test', username: 'g_row', firstName: 'Ma.', lastName: 'Sto. Niño' },
      ...{ phoneNumber: '0918 555 0143', role: 'GROWER' },
    })
    const { id } = await addProduct(own.db, { stock: 100, name: 'Grey oyster' })
    const orders = [
      { orderNumber: 'MASH-2026-000001', customerName: 'Ben O’Neil', customerPhone: '+639175550142' },
      { orderNumber: 'MASH-2025-000001', customerName: 'Liza', customerPhone: null },
      { orderNumber: 'MASH-2026-000143', customerName: 'No. 7 Café', customerPhone: null },
    ]
    for (const data of orders) {
      const made = await placed(ana, [{ id, quantity: 1 }])
      await own.db.order.update({ where: { id: made.id }, data })
    }
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  const phones = [
    ...['0917/555/0142', '0917·555·0142', '0917_555_0142', '+63\t917 555 0142', '(+63) 917 555 0142'],
    ...['tel: 0917 555 0142', 'Tel. +63 917 555 0142', 'Mobile: 09175550142', 'CP# 0917-555-0142', '0917 555 0142.'],
    ...['5550142', '555/0142', '01 42'],
  ]

  it.each([
    ...phones.map((typed) => [typed, ['Ben']] as const),
    // A name of digits is no phone alone, whole or with its words
    ...[['1521', ['1521']] as const, ['bistro 1521', ['1521']] as const, ['143', ['No. 7']] as const],
    // An address with a plus in it
    ...[['mia+order@farm.test', ['No. 7']] as const, ['MIA+ORDER', ['No. 7']] as const],
    ...[["o'neil, ben", ['Ben']] as const, ['152', ['1521']] as const, ['521', []] as const],
  ])('customers: %j finds %j', async (search, found) => {
    expect((await ana.customers.list({ search })).rows.map(({ firstName }) => firstName)).toEqual(found)
    expect((await ana.customers.find({ text: search })).map(({ firstName }) => firstName)).toEqual(found)
  })

  it.each([
    ...phones.map((typed) => [typed, ['2026-000001']] as const),
    // The end of a number, with what people say before it
    ...['#1', 'MASH-1', 'mash 1', 'mash1', 'MASH-000001', 'Order #1', 'order no. 1'].map(
      (typed) => [typed, ['2025-000001', '2026-000001']] as const,
    ),
    ...['2026-1', '2026-000001', 'MASH-2026-1', 'MASH2026000001', 'MASH-2026000001', '#MASH-2026-000001.'].map(
      (typed) => [typed, ['2026-000001']] as const,
    ),
    // That is no end of a number alone
    ...[['no. 7', ['2026-000143']] as const, ['no. 8', []] as const],
  ])('orders: %j finds %j', async (search, found) => {
    const { rows } = await ana.orders.list({ search })
    expect(rows.map(({ orderNumber }) => orderNumber.slice(5)).toSorted()).toEqual(found)
  })

  it.each([
    ...[
      'g+a_b@farm.test',
      'g_row',
      'ma sto nino',
      'niño, ma.',
      '0918/555/0143',
      '(+63) 918 555 0143',
      'tel: 0918 5550143',
    ],
  ])('people: %j finds the one', async (search) => {
    const { rows } = await ana.people.list({ search, who: 'all' })
    expect(rows.map(({ lastName }) => lastName)).toEqual(['Sto. Niño'])
  })

  it.each(['%', '_', '\\', '*'])('%j stands for nothing else', async (search) => {
    expect(
      (await ana.people.list({ search, who: 'all' })).rows.filter(({ lastName }) => lastName === 'O’Neil'),
    ).toEqual([])
    expect((await ana.customers.list({ search })).rows).toEqual([])
    expect((await ana.orders.list({ search })).rows).toEqual([])
  })
})
