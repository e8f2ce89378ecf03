import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepCarts } from '../../../electron/features/orders/carts/sweep-carts.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct, pickup } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('a cart nobody comes back to, on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let nowMs = Date.parse('2026-11-23T00:00:00Z')
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(open, { now: () => new Date(nowMs) }))
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  const database = () => farm.farm.database
  const sweep = () => sweepCarts(database(), new Date(nowMs))
  const opened = async (productId: string | null, quantity = 1, customerId: string | null = null) => {
    const { id } = await ana.carts.open({ customerId, channel: 'phone' })
    if (productId !== null) await ana.carts.add({ id, productId, quantity })
    return id
  }
  const statusOf = async (id: string) => (await ana.carts.get({ id })).status

  it('is abandoned after three hours when it holds something, and expired at its end', async () => {
    const oyster = await addProduct(own.db, { stock: 9 })
    const early = await opened(oyster.id)
    const empty = await opened(null)
    nowMs += 2 * hourMs
    const late = await opened(oyster.id)
    nowMs += hourMs
    expect(await sweep()).toEqual({ abandoned: 1, expired: 0 })
    expect([await statusOf(early), await statusOf(empty), await statusOf(late)]).toEqual([
      'ABANDONED',
      'ACTIVE',
      'ACTIVE',
    ])
    nowMs += 7 * dayMs
    expect(await sweep()).toEqual({ abandoned: 0, expired: 2 })
    expect(await sweep()).toEqual({ abandoned: 0, expired: 0 })
    // A week later her own session is over too.
    ana = (await farm.signedIn('ana@farm.test')).client
    expect(await statusOf(late)).toBe('EXPIRED')
  })

  it('is taken up again with its lines by whoever comes back, while there is enough', async () => {
    const enoki = await addProduct(own.db, { stock: 3 })
    const left = await opened(enoki.id, 2)
    nowMs += 3 * hourMs
    await sweep()
    // Its hold ended with it: another caller has two of the three.
    const other = await opened(enoki.id, 2)
    const found = await ana.carts.get({ id: left })
    expect(found).toMatchObject({
      status: 'ABANDONED',
      lines: [{ quantity: 2, heldUntil: null, unavailable: { code: 'FEWER_LEFT', available: 1 } }],
    })
    expect(await codeOf(ana.orders.place(pickup(left)))).toBe('STOCK_SHORT')
    expect(await statusOf(left)).toBe('ABANDONED')
    await ana.carts.setLine({ id: left, productId: enoki.id, quantity: 1 })
    expect(await ana.carts.get({ id: left })).toMatchObject({
      status: 'ACTIVE',
      lines: [{ quantity: 1, heldUntil: new Date(nowMs + 15 * 60_000), unavailable: null }],
    })
    await ana.orders.place(pickup(left))
    await ana.orders.place(pickup(other))
    expect(await statusOf(left)).toBe('COMPLETED')
    expect(await codeOf(ana.carts.renewHolds({ id: left }))).toBe('CART_CLOSED')
  })

  it('stays closed when its customer has begun another one', async () => {
    const { customer } = await ana.customers.create({
      ...{ firstName: 'Jun', lastName: 'Bautista', phoneNumber: '+639175550163', email: '' },
    })
    const shiitake = await addProduct(own.db, { stock: 9 })
    const old = await opened(shiitake.id, 1, customer.id)
    nowMs += 3 * hourMs
    await sweep()
    const newer = await opened(shiitake.id, 1, customer.id)
    expect(newer).not.toBe(old)
    expect(await codeOf(ana.carts.renewHolds({ id: old }))).toBe('CART_CLOSED')
    await ana.carts.discard({ id: newer })
    expect((await ana.carts.renewHolds({ id: old })).status).toBe('ACTIVE')
  })
})
