import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Order } from '../../../electron/contract/orders/orders.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { addProduct, pickup, placed } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

// Each of these is somebody else's bug with order edits; the numbers are worked out by hand, at 12 % VAT on top.
let own: Database
let farm: TestFarm
let ana: TestClient
beforeAll(async () => {
  ;({ own, farm, ana } = await openOwnersFarm(freshDatabase))
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

const stockOf = async (id: string) => (await own.db.product.findUniqueOrThrow({ where: { id } })).stock
const pay = (order: Order, amountCentavos: number) =>
  ana.payments.record({
    ...{ orderId: order.id, operationId: randomUUID(), method: 'COD', amountCentavos },
    ...{ reference: '', picture: null },
  })
const asEdit = (order: Order, lines: [productId: string, quantity: number][]) => ({
  ...{ id: order.id, version: order.version, discountCentavos: null, shippingCentavos: null, reason: 'as she said' },
  lines: lines.map(([productId, quantity]) => ({ productId, quantity, priceCentavos: null })),
})
const refund = (
  payment: Order['payments'][number] | undefined,
  amountCentavos: number,
  lines: { orderLineId: string; quantity: number; toStock: boolean }[] = [],
) =>
  ana.payments.refund({
    ...{ paymentId: payment?.id ?? '', operationId: randomUUID(), amountCentavos, method: 'COD' },
    ...{ reference: '', reason: 'given back', lines },
  })

// https://github.com/vendurehq/vendure/issues/4013
describe('vendure#4013: taking out an extra item that nobody paid', () => {
  it('gives no money back: the order is paid as it was', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const extra = await addProduct(own.db, { stock: 10, price: 50 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 2 }])
    const settled = await pay(order, 22_400)
    expect(settled).toMatchObject({ dueCentavos: 0, release: { why: 'PAID' } })

    const more = await ana.orders.edit(
      asEdit(settled, [
        [oyster.id, 2],
        [extra.id, 1],
      ]),
    )
    expect(more).toMatchObject({ dueCentavos: 5600, release: { allowed: false } })

    const less = asEdit(more, [[oyster.id, 2]])
    // Less is owed, which is no money that anybody could get back.
    expect(await ana.orders.previewEdit(less)).toMatchObject({ owedCentavos: -5600, dueCentavos: 0 })
    const again = await ana.orders.edit(less)
    expect(again).toMatchObject({
      ...{ totalCentavos: 22_400, paidCentavos: 22_400, dueCentavos: 0 },
      release: { allowed: true, why: 'PAID' },
      payments: [{ status: 'PAID', amountCentavos: 22_400, refundedCentavos: 0 }],
    })
    expect(again.events.map(({ kind }) => kind)).toEqual(['placed', 'claimed', 'paid', 'edited', 'edited'])
    expect(await own.db.paymentRefund.count({ where: { orderId: order.id } })).toBe(0)
    expect(await stockOf(extra.id)).toBe(10)
  })
})

// https://github.com/vendurehq/vendure/issues/4728
describe('vendure#4728: what can be refunded after an edit', () => {
  it('is what was ordered after it, the new line too, and all the money that came', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const added = await addProduct(own.db, { stock: 10, price: 50 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 1 }])
    const paid = await pay(order, 11_200)
    const edited = await ana.orders.edit(
      asEdit(paid, [
        [oyster.id, 2],
        [added.id, 3],
      ]),
    )
    const settled = await pay(edited, 28_000)
    const cancelled = await ana.orders.cancel({ id: order.id, version: settled.version, reason: 'too late' })
    // The dialog draws these lines with these quantities, and offers what is left of each payment.
    expect(cancelled.lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([
      [oyster.id, 2],
      [added.id, 3],
    ])
    const left = cancelled.payments.map((payment) => payment.amountCentavos - payment.refundedCentavos)
    expect(left).toEqual([11_200, 28_000])
    await refund(cancelled.payments[0], 11_200)
    const back = cancelled.lines.map(({ id, quantity }) => ({ orderLineId: id, quantity, toStock: true }))
    expect(await refund(cancelled.payments[1], 28_000, back)).toMatchObject({ paidCentavos: 0, dueCentavos: 0 })
    // The cancellation put the goods back already: once.
    expect([await stockOf(oyster.id), await stockOf(added.id)]).toEqual([10, 10])
  })

  it('is still meant by a dialog that was opened before the edit, and keeps what the customer asked for', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const cart = await ana.carts.open({ customerId: null, channel: 'walk-in' })
    await ana.carts.setLine({ id: cart.id, productId: oyster.id, quantity: 1, customization: 'small caps' })
    const order = await ana.orders.place(pickup(cart.id))
    const [line] = order.lines
    await own.db.product.update({ where: { id: oyster.id }, data: { price: 130 } })
    const edited = await ana.orders.edit(asEdit(await pay(order, 11_200), [[oyster.id, 3]]))
    // The price is the one agreed on, not today's.
    expect(edited.lines).toMatchObject([
      { id: line?.id, quantity: 3, priceCentavos: 10_000, customization: 'small caps' },
    ])
    expect(await stockOf(oyster.id)).toBe(7)
    await refund(edited.payments[0], 1000, [{ orderLineId: line?.id ?? '', quantity: 2, toStock: true }])
    expect(await stockOf(oyster.id)).toBe(9)
  })
})

// https://github.com/medusajs/medusa/issues/11645
describe('medusa#11645: what is owed back after an edit', () => {
  it('stays until it was given back, and can be', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 3 }])
    const less = await ana.orders.edit(asEdit(await pay(order, 33_600), [[oyster.id, 2]]))
    expect(less.dueCentavos).toBe(-11_200)
    const noted = await ana.orders.note({ id: order.id, text: 'pays back on Friday' })
    const same = await ana.orders.edit(asEdit(noted, [[oyster.id, 2]]))
    expect([noted.dueCentavos, same.dueCentavos]).toEqual([-11_200, -11_200])
    const moved = await ana.orders.move({ id: order.id, version: same.version, move: 'confirm' })
    expect(moved.dueCentavos).toBe(-11_200)
    const listed = await ana.orders.list({ search: order.orderNumber })
    expect(listed.rows).toMatchObject([{ dueCentavos: -11_200 }])
    expect(await refund(moved.payments[0], 11_200)).toMatchObject({ paidCentavos: 22_400, dueCentavos: 0 })
  })
})

// https://github.com/vendurehq/vendure/issues/1414
describe('vendure#1414: money given back for goods that were delivered', () => {
  const delivered = async (productId: string) => {
    let order = await placed(ana, [{ id: productId, quantity: 2 }])
    await ana.orders.release({ id: order.id, version: order.version, reason: 'known customer' })
    for (const move of ['confirm', 'process', 'ship', 'deliver'] as const) {
      const { version } = await ana.orders.get({ id: order.id })
      order = await ana.orders.move({ id: order.id, version, move })
    }
    return order
  }

  it('is not owed again, and nobody is asked for it', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const paid = await pay(await delivered(oyster.id), 22_400)
    const after = await refund(paid.payments[0], 5000)
    expect(after).toMatchObject({ status: 'DELIVERED', paidCentavos: 17_400, creditedCentavos: 5000, dueCentavos: 0 })
    const unpaid = await ana.orders.list({ unpaid: true })
    expect(unpaid.rows.map(({ id }) => id)).not.toContain(paid.id)
    const whole = await refund(after.payments[0], 17_400)
    expect(whole).toMatchObject({ status: 'REFUNDED', paidCentavos: 0, creditedCentavos: 22_400, dueCentavos: 0 })
  })

  it('takes back first what was paid too much, and leaves what was never paid', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const over = await pay(await delivered(oyster.id), 25_000)
    const less = await refund(over.payments[0], 2600)
    expect(less).toMatchObject({ creditedCentavos: 0, dueCentavos: 0 })
    const part = await pay(await delivered(oyster.id), 10_000)
    const rest = await refund(part.payments[0], 10_000)
    expect(rest).toMatchObject({ status: 'DELIVERED', creditedCentavos: 10_000, dueCentavos: 12_400 })
  })

  it('that is confirmed only after all was given back is owed to her, and can be given back too', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const order = await delivered(oyster.id)
    const paid = await pay(order, 22_400)
    const claim = { method: 'GCASH' as const, amountCentavos: 500, reference: '0123456789012', picture: null }
    await ana.payments.record({ ...claim, orderId: order.id, operationId: randomUUID() })
    const back = await refund(paid.payments[0], 22_400)
    expect(back).toMatchObject({ status: 'REFUNDED', paidCentavos: 0, dueCentavos: 0 })
    const late = back.payments.find(({ method }) => method === 'GCASH')
    const came = await ana.payments.confirm({ paymentId: late?.id ?? '' })
    expect(came).toMatchObject({ status: 'REFUNDED', paidCentavos: 500, dueCentavos: -500 })
    const toGiveBack = async () => (await ana.orders.list({ overpaid: true })).rows.map(({ id }) => id)
    expect(await toGiveBack()).toEqual([order.id])
    expect((await ana.today.get()).overpaid).toEqual({ count: 1, exact: true, centavos: 500 })
    expect(await refund(late, 500)).toMatchObject({ status: 'REFUNDED', paidCentavos: 0, dueCentavos: 0 })
    expect(await toGiveBack()).toEqual([])
  })
})
