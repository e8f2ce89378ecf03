import { randomUUID } from 'node:crypto'
import type { PlaceOrder } from '../../../../electron/contract/orders/orders.ts'
import type { RecordPayment, RefundPayment } from '../../../../electron/contract/orders/payments.ts'
import type { Database } from '../../../support/database.ts'
import { addProduct, pickup, placed } from '../../../support/sell.ts'
import type { TestClient } from '../../../support/test-farm.ts'

let references = 400_000_000_000
export const newReference = () => String((references += 1))

/** What a clerk has at the counter, each thing made when it is asked for. */
export function counter(own: Database, ana: TestClient) {
  const product = (more: Partial<Parameters<typeof addProduct>[1]> = {}) =>
    addProduct(own.db, { stock: 10, price: 100, ...more })
  const customer = async () => {
    const phoneNumber = `+63917${newReference().slice(-7)}`
    const { customer } = await ana.customers.create({ firstName: 'Mia', lastName: 'Cruz', phoneNumber, email: '' })
    return customer
  }
  const emptyCart = (customerId: string | null = null) => ana.carts.open({ customerId, channel: 'walk-in' })
  const cart = async (productId?: string) => {
    const { id } = await emptyCart()
    return ana.carts.add({ id, productId: productId ?? (await product()).id, quantity: 1 })
  }
  const closedCart = async () => {
    const { id } = await cart()
    await ana.orders.place(pickup(id))
    return id
  }
  /** One piece at ₱112.00, its VAT with it. */
  const order = async (more: Partial<PlaceOrder> = {}) => placed(ana, [{ id: (await product()).id, quantity: 1 }], more)
  type Known = { id: string; version: number }
  const move = ({ id, version }: Known, to: 'confirm' | 'process' | 'ship' | 'deliver') =>
    ana.orders.move({ id, version, move: to })
  const confirmed = async () => move(await order(), 'confirm')
  const packed = async () => move(await confirmed(), 'process')
  const pay = ({ id: orderId }: { id: string }, more: Partial<RecordPayment> = {}) =>
    ana.payments.record({
      ...{ orderId, operationId: randomUUID(), method: 'COD', amountCentavos: 11_200, reference: '', note: '' },
      ...{ picture: null, ...more },
    })
  const shipped = async () => {
    const paid = await pay(await packed())
    return move(paid, 'ship')
  }
  const cancelled = async () => {
    const { id, version } = await order()
    return ana.orders.cancel({ id, version, reason: 'no answer' })
  }
  const claim = async () => {
    const claimed = await pay(await order(), { method: 'GCASH', reference: newReference() })
    return claimed.payments[0]?.id ?? ''
  }
  const refund = (paymentId: string, more: Partial<RefundPayment> = {}) =>
    ana.payments.refund({
      ...{ paymentId, operationId: randomUUID(), amountCentavos: 100, method: 'COD', reference: '' },
      ...{ reason: 'spoiled', lines: [], ...more },
    })
  const paidPayment = async () => (await pay(await order())).payments[0]?.id ?? ''
  return {
    ...{ own, ana, product, customer, emptyCart, cart, closedCart, order, move, confirmed, packed, pay, shipped },
    ...{ cancelled, claim, refund, paidPayment },
  }
}
export type Counter = ReturnType<typeof counter>
