import { describe, expect, it } from 'vitest'
import { cityOf, type OrderRecord, rowOf } from '../../../electron/features/orders/order-row.ts'
import { orderOf } from '../../../electron/features/orders/order-view.ts'
import type { WholeOrder } from '../../../electron/features/orders/whole-order.ts'
import { theFarmsOwn } from '../../../electron/features/whose/index.ts'

const at = new Date('2026-11-30T01:15:00Z')
const record: OrderRecord = {
  ...{ id: 'o1', order_number: 'MASH-2026-000017', user_id: 'u1', customer_name: 'Mia Cruz', customer_phone: null },
  ...{ city: null, status: 'CONFIRMED', channel: 'phone', hand_over: 'pickup', needed_at: null, created_at: at },
  ...{ delivered_at: null, total: '100.50', credited: '10.00', paid: '20.25', version: 3, items: 4 },
}

describe('a row of the list', () => {
  it('says what is still due, and which moves there are', () => {
    expect(rowOf(record)).toEqual({
      ...{ id: 'o1', orderNumber: 'MASH-2026-000017', city: '', status: 'CONFIRMED', channel: 'phone' },
      ...{ customer: { id: 'u1', name: 'Mia Cruz', phone: null }, handOver: 'pickup', neededAt: null, items: 4 },
      ...{ totalCentavos: 10_050, dueCentavos: 7025, version: 3, moves: ['process', 'cancel'], createdAt: at },
      cursor: '["2026-11-30T01:15:00.000Z","o1"]',
    })
    expect(rowOf({ ...record, city: 'Los Baños' }, 'here')).toMatchObject({ city: 'Los Baños', cursor: 'here' })
  })

  it('has no channel where another program wrote one that nobody knows, and is delivered where it says nothing', () => {
    expect(rowOf({ ...record, channel: 'fax', hand_over: 'drone' })).toMatchObject({
      channel: null,
      handOver: 'deliver',
    })
    expect(rowOf({ ...record, channel: null })).toMatchObject({ channel: null })
  })

  it('has the city of its address, and none where there is no address', () => {
    expect([cityOf({ city: 'Calamba' }), cityOf({ type: 'pickup' }), cityOf(null)]).toEqual(['Calamba', '', ''])
  })
})

/** As the database gives an order: what it has more is of no interest here. */
const payment = {
  ...{ id: 'p1', method: 'GCASH', status: 'PAID', evidence: 'confirmed', amount: '100.00', transactionId: 'GCASH:R1' },
  ...{ pictureId: 'f1', createdAt: at, recordedBy: 'ana', confirmedBy: 'ben', gatewayResponse: null },
  refunds: [{ amount: '5.00' }, { amount: '0.50' }],
}
const event = { seq: 1, kind: 'placed', at, userId: 'ana', owed: '100.00', received: '0.00', reason: null, detail: {} }
const item = {
  ...{ id: 'i1', productId: 'oyster', name: 'Oyster', sku: 'OY', unit: 'kg', quantity: 2, price: '40.00' },
  ...{ total: '80.00', customization: { text: 'sliced' } },
}
const whole = (more: object = {}): WholeOrder => {
  const row: unknown = {
    ...{ id: 'o1', orderNumber: 'MASH-2026-000017', userId: 'u1', customerName: 'Mia Cruz', customerPhone: null },
    ...{ status: 'CONFIRMED', channel: 'phone', handOver: 'deliver', neededAt: null, createdAt: at, deliveredAt: null },
    ...{ total: '112.00', credited: '1.00', paid: '94.50', subtotal: '100.00', tax: '12.00', discount: '10.00' },
    ...{ shipping: '10.00', version: 3, notes: null, trackingNumber: null, billingAddress: { city: 'Calamba' } },
    ...{ shippingAddress: { city: 'Los Baños' }, payments: [payment], events: [event] },
    orderItems: [item, { ...item, id: 'i2', quantity: 1, total: '40.00', customization: null }],
    ...more,
  }
  return row as WholeOrder
}
const nameOf = (id: string | null) => (id === null ? null : `${id} of the farm`)
const seen = (more: object = {}, whose = theFarmsOwn) => orderOf(whole(more), nameOf, whose)

describe('an order as a screen shows it', () => {
  it('has its totals as they were written, and counts its pieces', () => {
    expect(seen()).toMatchObject({
      totals: {
        ...{ linesCentavos: 12_000, subtotalCentavos: 10_000, taxCentavos: 1200, discountCentavos: 1000 },
        ...{ shippingCentavos: 1000, totalCentavos: 11_200 },
      },
      ...{ items: 3, creditedCentavos: 100, paidCentavos: 9450, dueCentavos: 1650, city: 'Los Baños', notes: '' },
      ...{ isEditable: true, trackingNumber: null, release: { allowed: false, why: 'UNPAID' } },
      lines: [
        { id: 'i1', quantity: 2, priceCentavos: 4000, totalCentavos: 8000, customization: 'sliced' },
        { id: 'i2', quantity: 1, customization: '' },
      ],
    })
    expect(seen({ notes: 'ring twice', status: 'SHIPPED' })).toMatchObject({ notes: 'ring twice', isEditable: false })
  })

  it('says of each payment who saw it, what went back of it, and whether a link brought it', () => {
    expect(seen().payments).toEqual([
      {
        ...{ id: 'p1', method: 'GCASH', status: 'PAID', evidence: 'confirmed', amountCentavos: 10_000 },
        ...{ refundedCentavos: 550, reference: 'R1', pictureId: 'f1', at, link: null },
        ...{ recordedBy: 'ana of the farm', confirmedBy: 'ben of the farm' },
      },
    ])
    const links = [{ link: 'live' }, { link: 'test' }, { link: 'other' }, 'live'].map((gatewayResponse) => ({
      ...payment,
      gatewayResponse,
    }))
    expect(seen({ payments: links }).payments.map(({ link }) => link)).toEqual(['live', 'test', null, null])
  })

  it('tells its whole story to the farm, and not what the clerks tell each other to its customer', () => {
    const events = ['placed', 'noted', 'released', 'printed', 'paid'].map((kind, i) => ({ ...event, seq: i + 1, kind }))
    expect(seen({ events }).events.map(({ kind }) => kind)).toEqual(['placed', 'noted', 'released', 'printed', 'paid'])
    const own = seen({ events }, { ...theFarmsOwn, orders: 'u1' })
    expect(own.events.map(({ kind }) => kind)).toEqual(['placed', 'paid'])
    expect(own.events[0]).toEqual({
      ...{ seq: 1, kind: 'placed', at, who: 'ana of the farm', owedCentavos: 10_000, receivedCentavos: 0 },
      ...{ reason: null, detail: {} },
    })
    // It was released all the same.
    expect(own.release).toEqual({ allowed: true, why: 'OVERRIDDEN' })
  })
})
