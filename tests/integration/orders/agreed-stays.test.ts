import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct, pickup, placed } from '../../support/sell.ts'
import { addPerson, type TestClient, type TestFarm } from '../../support/test-farm.ts'

describe('what was agreed with a customer', () => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let nowMs = Date.parse('2026-12-01T02:00:00Z')
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(freshDatabase, { now: () => new Date(nowMs) }))
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const setTax = async (mode: string, rate: number) => {
    await ana.config.set({ key: 'orders.tax_mode', value: mode })
    await ana.config.set({ key: 'orders.tax_rate', value: rate })
  }
  const oneMore = async (of: { id: string; version: number }, productId: string) => {
    const lines = [{ productId, quantity: 2, priceCentavos: null }]
    const edit = { id: of.id, version: of.version, lines, discountCentavos: null, shippingCentavos: null, reason: '' }
    const preview = await ana.orders.previewEdit(edit)
    return { preview, order: await ana.orders.edit(edit) }
  }

  it('is the tax: an order that is edited later is taxed as it was placed, by its kind and by its rate (D1)', async () => {
    const oyster = await addProduct(own.db, { stock: 90, price: 112 })
    await setTax('exclusive', 0.12)
    const dear = await placed(ana, [{ id: oyster.id, quantity: 1 }])
    await setTax('none', 0.12)
    const untaxed = await placed(ana, [{ id: oyster.id, quantity: 1 }])
    await setTax('inclusive', 0.03)
    const edited = await oneMore(dear, oyster.id)
    // 2 × ₱112 and 12 % on top.
    expect(edited.order.totals).toMatchObject({ subtotalCentavos: 22_400, taxCentavos: 2688, totalCentavos: 25_088 })
    expect(edited.preview).toMatchObject({
      before: { taxCentavos: 1344 },
      after: { taxCentavos: 2688 },
      owedCentavos: 12_544,
    })
    expect((await oneMore(untaxed, oyster.id)).order.totals).toMatchObject({ taxCentavos: 0, totalCentavos: 22_400 })
  })

  it('is taxed by the rules of today where the order is older than what is kept of it', async () => {
    const oyster = await addProduct(own.db, { stock: 90, price: 112 })
    await setTax('exclusive', 0.12)
    const old = await placed(ana, [{ id: oyster.id, quantity: 1 }])
    await own.db.order.update({ where: { id: old.id }, data: { taxMode: null, taxRate: null } })
    await setTax('none', 0.12)
    expect((await oneMore(old, oyster.id)).order.totals).toMatchObject({ taxCentavos: 0, totalCentavos: 22_400 })
  })

  it('is the price and the wish of a line, also when its cart goes into another', async () => {
    const oyster = await addProduct(own.db, { stock: 90, price: 200 })
    const customer = await addPerson(own.db, { email: 'cara@buyer.test', role: 'BUYER' })
    const guest = await ana.carts.open({ customerId: null, channel: 'phone' })
    await ana.carts.setLine({ id: guest.id, productId: oyster.id, quantity: 2, customization: 'small ones' })
    await own.db.product.update({ where: { id: oyster.id }, data: { price: 260 } })
    const theirs = await ana.carts.open({ customerId: customer.id, channel: 'phone' })
    const merged = await ana.carts.assign({ id: guest.id, customerId: customer.id })
    expect(merged.id).toBe(theirs.id)
    expect(merged.lines).toMatchObject([
      { quantity: 2, priceCentavos: 20_000, totalCentavos: 40_000, customization: 'small ones' },
    ])
    expect((await ana.orders.place(pickup(merged.id))).totals.linesCentavos).toBe(40_000)
  })

  it('comes back to the batch that was taken last, of several that one order took at once', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { id: productId } = await addProduct(own.db, { stock: 0 })
      const words = { harvestedAt: null, sellBy: null, reason: 'harvest', notes: '' }
      for (let batch = 0; batch < 3; batch += 1) {
        nowMs += 60_000
        await ana.stock.receive({ productId, quantity: 2, ...words })
      }
      const order = await placed(ana, [{ id: productId, quantity: 6 }])
      const lines = [{ productId, quantity: 5, priceCentavos: null }]
      const edit = { lines, discountCentavos: null, shippingCentavos: null, reason: '' }
      await ana.orders.edit({ id: order.id, version: order.version, ...edit })
      const left = await ana.stock.batches({ productId, left: false })
      const byAge = left.toSorted((a, b) => a.harvestedAt.getTime() - b.harvestedAt.getTime())
      expect(byAge.map(({ remaining }) => remaining)).toEqual([0, 0, 1])
    }
  })
})
