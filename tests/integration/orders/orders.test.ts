import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { pngOf } from '../../support/pictures.ts'
import { addProduct, pickup, placed } from '../../support/sell.ts'
import { importText } from '../../support/statements.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('orders on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let nowMs = Date.now()
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(open, { now: () => new Date(nowMs) }))
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const stockOf = async (id: string) => (await own.db.product.findUniqueOrThrow({ where: { id } })).stock

  it('is placed from a cart: money from prices and rules, stock taken, the cart closed, everything in its story', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 280 })
    const cart = await ana.carts.open({ customerId: null, channel: 'phone' })
    await ana.carts.add({ id: cart.id, productId: oyster.id, quantity: 2 })
    const held = await ana.carts.add({ id: cart.id, productId: oyster.id, quantity: 1 })
    expect(held.lines).toMatchObject([{ quantity: 3, totalCentavos: 84_000, unavailable: null }])
    expect(held.lines[0]?.heldUntil?.getTime()).toBe(nowMs + 15 * 60_000)
    expect(await ana.stock.availability({ id: oyster.id })).toMatchObject({ onHand: 10, held: 3, available: 7 })

    const order = await ana.orders.place(pickup(cart.id))
    expect(order.orderNumber).toMatch(/^MASH-\d{4}-\d{6}$/)
    expect(order).toMatchObject({
      status: 'PENDING',
      moves: ['confirm', 'cancel'],
      totals: { subtotalCentavos: 84_000, taxCentavos: 10_080, shippingCentavos: 0, totalCentavos: 94_080 },
      dueCentavos: 94_080,
      release: { allowed: false, why: 'UNPAID' },
      events: [{ seq: 1, kind: 'placed', who: 'Ana Reyes', owedCentavos: 94_080 }],
    })
    expect(await stockOf(oyster.id)).toBe(7)
    expect((await ana.carts.get({ id: cart.id })).status).toBe('COMPLETED')
    expect(await codeOf(ana.carts.add({ id: cart.id, productId: oyster.id, quantity: 1 }))).toBe('CART_CLOSED')
  })

  it('takes off what a clerk gives, before VAT, and refuses more than the goods come to', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 280 })
    const cart = await ana.carts.open({ customerId: null, channel: 'phone' })
    await ana.carts.add({ id: cart.id, productId: oyster.id, quantity: 2 })
    const asked = { id: cart.id, handOver: 'pickup' as const, shippingCentavos: null }
    // 560.00 less 60.00 is 500.00, and 12 % of that.
    const money = { linesCentavos: 56_000, discountCentavos: 6000, taxCentavos: 6000, totalCentavos: 56_000 }
    expect(await ana.carts.quote({ ...asked, discountCentavos: 6000 })).toMatchObject(money)
    const refused = { code: 'DISCOUNT_TOO_LARGE', data: { mostCentavos: 56_000 } }
    await expect(ana.carts.quote({ ...asked, discountCentavos: 56_001 })).rejects.toMatchObject(refused)
    await expect(ana.orders.place(pickup(cart.id, { discountCentavos: 56_001 }))).rejects.toMatchObject(refused)
    expect(await stockOf(oyster.id)).toBe(10)
    const order = await ana.orders.place(pickup(cart.id, { discountCentavos: 6000 }))
    expect(order).toMatchObject({ totals: money, dueCentavos: 56_000 })
    const given = await addProduct(own.db, { stock: 10, price: 280 })
    const free = await placed(ana, [{ id: given.id, quantity: 1 }], { discountCentavos: 28_000 })
    expect(free).toMatchObject({ totals: { totalCentavos: 0 }, dueCentavos: 0 })
  })

  it('is placed once, however often the same request comes', async () => {
    const oyster = await addProduct(own.db, { stock: 5 })
    const cart = await ana.carts.open({ customerId: null, channel: 'walk-in' })
    await ana.carts.add({ id: cart.id, productId: oyster.id, quantity: 2 })
    const request = pickup(cart.id)
    const [first, second] = await Promise.all([ana.orders.place(request), ana.orders.place(request)])
    expect(second.orderNumber).toBe(first.orderNumber)
    expect(await stockOf(oyster.id)).toBe(3)
    expect(await codeOf(ana.orders.place(pickup(cart.id)))).toBe('CART_CLOSED')
  })

  it('keeps the price of the cart, and never takes what another cart holds', async () => {
    const oyster = await addProduct(own.db, { stock: 5, price: 100 })
    const mine = await ana.carts.open({ customerId: null, channel: 'walk-in' })
    const theirs = await ana.carts.open({ customerId: null, channel: 'walk-in' })
    await ana.carts.add({ id: mine.id, productId: oyster.id, quantity: 3 })
    await expect(ana.carts.add({ id: theirs.id, productId: oyster.id, quantity: 3 })).rejects.toMatchObject({
      code: 'STOCK_SHORT',
      data: { available: 2 },
    })
    await own.db.product.update({ where: { id: oyster.id }, data: { price: 150 } })
    // The promise ends; another takes it; the first is told with what is left, and nothing was written.
    nowMs += 16 * 60_000
    await ana.carts.add({ id: theirs.id, productId: oyster.id, quantity: 4 })
    await expect(ana.orders.place(pickup(mine.id))).rejects.toMatchObject({
      code: 'STOCK_SHORT',
      data: { available: 1 },
    })
    expect((await ana.carts.get({ id: mine.id })).status).toBe('ACTIVE')
    expect((await ana.carts.get({ id: mine.id })).lines[0]).toMatchObject({
      unavailable: { code: 'FEWER_LEFT', available: 1 },
    })
    await ana.carts.setLine({ id: mine.id, productId: oyster.id, quantity: 1 })
    expect((await ana.orders.place(pickup(mine.id))).totals.linesCentavos).toBe(10_000)
    await ana.carts.discard({ id: theirs.id })
  })

  it('moves along the table only, sets its times, and tells the second of two clerks', async () => {
    const oyster = await addProduct(own.db, { stock: 5 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 1 }])
    expect(await codeOf(ana.orders.move({ id: order.id, version: order.version, move: 'ship' }))).toBe(
      'MOVE_NOT_ALLOWED',
    )
    const confirmed = await ana.orders.move({ id: order.id, version: order.version, move: 'confirm' })
    await expect(ana.orders.move({ id: order.id, version: order.version, move: 'confirm' })).rejects.toMatchObject({
      code: 'ORDER_CHANGED',
      data: { current: { status: 'CONFIRMED', version: confirmed.version } },
    })
    const packed = await ana.orders.move({ id: order.id, version: confirmed.version, move: 'process' })
    expect(await codeOf(ana.orders.move({ id: order.id, version: packed.version, move: 'ship' }))).toBe('NOT_RELEASED')
    const released = await ana.orders.release({
      id: order.id,
      version: packed.version,
      reason: 'old customer, pays on Friday',
    })
    expect(released.release).toEqual({ allowed: true, why: 'OVERRIDDEN' })
    const shipped = await ana.orders.move({
      id: order.id,
      version: released.version,
      move: 'ship',
      trackingNumber: 'LM-1',
    })
    const delivered = await ana.orders.move({ id: order.id, version: shipped.version, move: 'deliver' })
    expect(delivered).toMatchObject({ status: 'DELIVERED', trackingNumber: 'LM-1', moves: ['refund'] })
    const row = await own.db.order.findUniqueOrThrow({ where: { id: order.id } })
    expect([row.shippedAt, row.deliveredAt, row.cancelledAt]).toEqual([new Date(nowMs), new Date(nowMs), null])
  })

  it('gives stock back when it is cancelled, and owes back what was paid', async () => {
    const oyster = await addProduct(own.db, { stock: 5, price: 100 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 4 }])
    const cash = {
      ...{ orderId: order.id, operationId: randomUUID(), method: 'COD' as const, amountCentavos: 20_000 },
      ...{ reference: '', picture: null },
    }
    const paid = await ana.payments.record(cash)
    // Sent again after a lost answer it is what was done; edited in between it is not said to be done.
    expect((await ana.payments.record(cash)).paidCentavos).toBe(20_000)
    await expect(ana.payments.record({ ...cash, amountCentavos: 44_800 })).rejects.toMatchObject({
      code: 'DONE_OTHERWISE',
      data: { amountCentavos: 20_000 },
    })
    expect(await codeOf(ana.payments.record({ ...cash, method: 'BANK_TRANSFER' }))).toBe('DONE_OTHERWISE')
    expect(paid).toMatchObject({ paidCentavos: 20_000, dueCentavos: 24_800 })
    const cancelled = await ana.orders.cancel({ id: order.id, version: paid.version, reason: 'changed her mind' })
    expect(cancelled).toMatchObject({ status: 'CANCELLED', dueCentavos: -20_000, moves: [] })
    expect(await stockOf(oyster.id)).toBe(5)
    const [payment] = cancelled.payments
    const back = (amountCentavos: number) => ({
      ...{ paymentId: payment?.id ?? '', operationId: randomUUID(), amountCentavos, method: 'COD' as const },
      ...{ reference: '', reason: 'cancelled', lines: [] },
    })
    await expect(ana.payments.refund(back(20_001))).rejects.toMatchObject({
      code: 'TOO_MUCH',
      data: { leftCentavos: 20_000 },
    })
    const all = back(20_000)
    await ana.payments.refund(all)
    const done = await ana.payments.refund(all)
    await expect(ana.payments.refund({ ...all, amountCentavos: 5000 })).rejects.toMatchObject({
      code: 'DONE_OTHERWISE',
      data: { amountCentavos: 20_000 },
    })
    expect(done).toMatchObject({ dueCentavos: 0, payments: [{ status: 'REFUNDED', refundedCentavos: 20_000 }] })
    expect(await codeOf(ana.payments.refund(back(1)))).toBe('NOT_RECEIVED')
  })

  it('is edited as a difference: stock, lines and money together (vendure#4013, medusa#11645)', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const shiitake = await addProduct(own.db, { stock: 10, price: 200 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 4 }], { shippingCentavos: 0 })
    const edit = {
      id: order.id,
      version: order.version,
      lines: [
        { productId: oyster.id, quantity: 2, priceCentavos: null },
        { productId: shiitake.id, quantity: 1, priceCentavos: null },
      ],
      discountCentavos: null,
      shippingCentavos: null,
      reason: 'two less, one shiitake',
    }
    const preview = await ana.orders.previewEdit(edit)
    expect(preview).toMatchObject({ owedCentavos: 0, dueCentavos: 44_800 })
    const edited = await ana.orders.edit(edit)
    expect(edited).toMatchObject({ totals: { totalCentavos: 44_800 }, dueCentavos: 44_800, paidCentavos: 0 })
    expect([await stockOf(oyster.id), await stockOf(shiitake.id)]).toEqual([8, 9])
    // Taking out an item that nobody has paid gives nobody money: there is no payment a refund could come from.
    const less = await ana.orders.edit({
      ...edit,
      version: edited.version,
      lines: [{ productId: oyster.id, quantity: 2, priceCentavos: null }],
      reason: '',
    })
    expect(less).toMatchObject({ dueCentavos: 22_400, paidCentavos: 0, payments: [] })
    expect(less.events.map(({ kind, owedCentavos }) => [kind, owedCentavos])).toEqual([
      ['placed', 44_800],
      ['edited', 0],
      ['edited', -22_400],
    ])
    const sum = less.events.reduce(
      (all, { owedCentavos, receivedCentavos }) => all + owedCentavos - receivedCentavos,
      0,
    )
    expect(sum).toBe(less.dueCentavos)
    await expect(
      ana.orders.edit({
        ...edit,
        version: less.version,
        lines: [{ productId: oyster.id, quantity: 50, priceCentavos: null }],
      }),
    ).rejects.toMatchObject({ code: 'STOCK_SHORT', data: { available: 8 } })
    expect((await ana.orders.get({ id: order.id })).version).toBe(less.version)
  })

  it('keeps nothing of a payment that is refused: neither the claim nor its picture', async () => {
    const { id } = await addProduct(own.db, { stock: 10, price: 100 })
    const payment = { method: 'MAYA' as const, reference: 'M 4455 6677' }
    const first = await placed(ana, [{ id, quantity: 1 }], { payment })
    const second = await placed(ana, [{ id, quantity: 1 }])
    const filesBefore = await own.db.storedFile.count()
    const picture = pngOf(3, 2)
    const claim = { orderId: second.id, operationId: randomUUID(), amountCentavos: 500, ...payment, picture }
    await expect(ana.payments.record(claim)).rejects.toMatchObject({
      code: 'REFERENCE_USED',
      data: { orderNumber: first.orderNumber },
    })
    expect(await own.db.storedFile.count()).toBe(filesBefore)
    expect(await ana.orders.get({ id: second.id })).toMatchObject({ version: second.version, payments: [] })
    expect(await codeOf(ana.payments.record({ ...claim, reference: 'M 4455 6678' }))).toBe('done')
    expect(await own.db.storedFile.count()).toBe(filesBefore + 1)
  })

  it('believes a GCash reference only once it was seen, and takes each reference once', async () => {
    const oyster = await addProduct(own.db, { stock: 10, price: 100 })
    const order = await placed(ana, [{ id: oyster.id, quantity: 1 }], {
      payment: { method: 'GCASH', reference: '9031 2284 11740' },
    })
    expect(order).toMatchObject({
      paidCentavos: 0,
      dueCentavos: 11_200,
      release: { allowed: false, why: 'UNPROVED' },
      payments: [{ evidence: 'claimed', status: 'PENDING', reference: '9031228411740' }],
    })
    await expect(
      placed(ana, [{ id: oyster.id, quantity: 1 }], { payment: { method: 'GCASH', reference: '9031-2284-11740' } }),
    ).rejects.toMatchObject({ code: 'REFERENCE_USED', data: { orderNumber: order.orderNumber } })
    expect(await stockOf(oyster.id)).toBe(9)

    const text =
      'Date and Time,Description,Reference No.,Debit,Credit\n2026-11-24 08:00:00,Juan,9031228411740,,112.00\n'
    const heads = text.replace(
      '2026-11-24 08:00:00',
      new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    )
    const read = await importText(ana, { method: 'GCASH', fileName: 'gcash.csv', text: heads })
    expect(read).toMatchObject({ rows: 1, matched: 1, rejects: [] })
    expect(read.lines).toMatchObject([
      { reference: '9031228411740', outcome: 'matched', orderNumber: order.orderNumber, sender: 'Juan' },
    ])
    await expect(importText(ana, { method: 'GCASH', fileName: 'gcash.csv', text: heads })).rejects.toMatchObject({
      code: 'ALREADY_IMPORTED',
    })
    const matched = await ana.orders.get({ id: order.id })
    expect(matched.payments[0]).toMatchObject({ evidence: 'matched', status: 'PENDING' })
    const id = matched.payments[0]?.id ?? ''
    const both = await Promise.all([
      codeOf(ana.payments.confirm({ paymentId: id })),
      codeOf(ana.payments.confirm({ paymentId: id })),
    ])
    expect(both.toSorted()).toEqual(['ALREADY_CONFIRMED', 'done'])
    expect(await ana.orders.get({ id: order.id })).toMatchObject({
      paidCentavos: 11_200,
      dueCentavos: 0,
      release: { allowed: true, why: 'PAID' },
      payments: [{ evidence: 'confirmed', confirmedBy: 'Ana Reyes' }],
    })

    // A later file brings the same line once more and one that nobody claimed.
    nowMs += 1000
    const [, line = ''] = heads.split('\n')
    const more = `${heads}${line.replace('9031228411740', '5551234567890').replace('Juan', 'Nena')}\n`
    const later = await importText(ana, { method: 'GCASH', fileName: 'later.csv', text: more })
    expect(await ana.payments.statements()).toMatchObject([
      { id: later.id, fileName: 'later.csv', by: 'Ana Reyes', rows: 2, matched: 0, unmatched: 1 },
      { id: read.id, fileName: 'gcash.csv', by: 'Ana Reyes', rows: 1, matched: 1, unmatched: 0 },
    ])
    const { lines } = await ana.payments.statement({ id: read.id })
    expect(lines).toMatchObject([{ outcome: 'matched', orderNumber: order.orderNumber, claimedCentavos: 11_200 }])
    expect((await ana.payments.statement({ id: later.id })).lines).toMatchObject([
      { reference: '5551234567890', sender: 'Nena', outcome: 'no-claim', orderNumber: null },
    ])
    expect(await codeOf(ana.payments.statement({ id: 'none' }))).toBe('STATEMENT_NOT_FOUND')
  })

  it('is found by number, name and what is due, page by page', async () => {
    const all = await ana.orders.list({})
    expect(all.total).toBeGreaterThan(5)
    const first = await ana.orders.list({ limit: 2 })
    const rest = await ana.orders.list({ limit: 500, after: first.rows[1]?.cursor ?? null })
    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(all.rows.map(({ id }) => id))
    const [row] = all.rows
    expect((await ana.orders.list({ search: row?.orderNumber ?? '' })).rows.map(({ id }) => id)).toEqual([row?.id])
    expect((await ana.orders.list({ status: ['CANCELLED'] })).total).toBe(1)
    expect((await ana.orders.list({ unpaid: true })).rows.every(({ dueCentavos }) => dueCentavos > 0)).toBe(true)
  })

  it('merges a guest’s cart into the customer’s, as far as stock and limits go', async () => {
    const few = await addProduct(own.db, { stock: 5, maxCartQty: 4 })
    const customer = await own.db.user.create({
      data: { email: `c-${randomUUID()}@x.test`, firstName: 'Mia', role: 'BUYER', isActive: false },
    })
    const theirs = await ana.carts.open({ customerId: customer.id, channel: 'phone' })
    expect((await ana.carts.open({ customerId: customer.id, channel: 'phone' })).id).toBe(theirs.id)
    await ana.carts.add({ id: theirs.id, productId: few.id, quantity: 2 })
    const guest = await ana.carts.open({ customerId: null, channel: 'phone' })
    await ana.carts.add({ id: guest.id, productId: few.id, quantity: 3 })
    const merged = await ana.carts.assign({ id: guest.id, customerId: customer.id })
    expect(merged).toMatchObject({ id: theirs.id, lines: [{ quantity: 4 }] })
    expect((await ana.carts.get({ id: guest.id })).status).toBe('MERGED')
  })
})
