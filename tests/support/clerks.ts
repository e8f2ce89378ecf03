import { randomUUID } from 'node:crypto'
import type { Order } from '../../electron/contract/orders/orders.ts'
import { type AskedLine, moveMeant, type Step } from './histories.ts'
import { codeOf } from './outcome.ts'
import { pickup } from './sell.ts'
import type { TestClient } from './test-farm.ts'

/** What a clerk may be told; anything else is a fault. */
const refusals: Record<Step['do'], string[]> = {
  place: ['STOCK_SHORT', 'DISCOUNT_TOO_LARGE'],
  edit: ['ORDER_CHANGED', 'NOT_EDITABLE', 'STOCK_SHORT'],
  pay: ['ORDER_CLOSED'],
  confirm: ['ALREADY_CONFIRMED', 'PAYMENT_NOT_FOUND'],
  reject: ['ALREADY_CONFIRMED', 'PAYMENT_NOT_FOUND'],
  refund: ['TOO_MUCH', 'NOT_RECEIVED'],
  move: ['ORDER_CHANGED', 'MOVE_NOT_ALLOWED', 'NOT_RELEASED', 'ORDER_EMPTY'],
  cancel: ['ORDER_CHANGED', 'MOVE_NOT_ALLOWED'],
  release: ['ORDER_CHANGED'],
  receive: [],
  harvest: [],
  writeOff: ['STOCK_SHORT'],
  adjust: ['STOCK_SHORT'],
}

/** What one history is about: its own products and orders in a database that others use too. */
export type Desk = { productIds: string[]; orderIds: string[]; chamberId: string }

/** How a step went, and what of it was not as promised. `done`: it left an audit row. */
export type Outcome = { done: boolean; wrong: string[] }
type Act = () => Promise<Order | null>

const at = <T>(many: readonly T[], n: number): T | undefined => many[n % Math.max(1, many.length)]
const words = { reason: 'random history', notes: '' }

/** Looks at the farm as the clerk sees it now, and gives back what the clerk will do about it; null: there is nothing. */
export async function prepare(client: TestClient, desk: Desk, step: Step): Promise<(() => Promise<Outcome>) | null> {
  const act = await actOf(client, desk, step)
  if (!act) return null
  return async () => {
    const wrong: string[] = []
    const code = await codeOf(
      act().then((order) => {
        if (order) wrong.push(...untold(order))
      }),
    )
    if (code !== 'done' && !refusals[step.do].includes(code)) wrong.push(`${step.do} was answered with ${code}`)
    return { done: code === 'done', wrong }
  }
}

/** What a page would show must add up by itself. */
function untold(order: Order): string[] {
  const due = order.events.reduce((all, event) => all + event.owedCentavos - event.receivedCentavos, 0)
  return due === order.dueCentavos ? [] : [`the page says ${order.dueCentavos} is due, its story ${due}`]
}

async function actOf(client: TestClient, desk: Desk, step: Step): Promise<Act | null> {
  if (step.do === 'place') return () => place(client, desk, step)
  if ('product' in step) return stockAct(client, desk, step)
  const id = at(desk.orderIds, step.order)
  return id === undefined ? null : orderAct(client, desk, await client.orders.get({ id }), step)
}

const linesOf = (desk: Desk, lines: readonly AskedLine[]) =>
  lines.map(({ product, quantity }) => ({ productId: at(desk.productIds, product) ?? '', quantity }))

async function place(client: TestClient, desk: Desk, step: Extract<Step, { do: 'place' }>): Promise<Order> {
  const { discountCentavos, shippingCentavos, told } = step
  const cart = await client.carts.open({ customerId: null, channel: 'walk-in' })
  try {
    for (const line of linesOf(desk, step.lines)) await client.carts.add({ id: cart.id, ...line })
    const payment = told ? { method: 'COD' as const, reference: '' } : null
    const order = await client.orders.place(pickup(cart.id, { discountCentavos, shippingCentavos, payment }))
    desk.orderIds.push(order.id)
    return order
  } catch (error) {
    await client.carts.discard({ id: cart.id }) // what it held is for others again
    throw error
  }
}

function stockAct(client: TestClient, desk: Desk, step: Extract<Step, { product: number }>): Act {
  const productId = at(desk.productIds, step.product) ?? ''
  const nothing = () => null
  if (step.do === 'adjust') {
    return () => client.stock.adjust({ productId, difference: step.difference, ...words }).then(nothing)
  }
  const { quantity } = step
  if (step.do === 'receive') {
    return () => client.stock.receive({ productId, quantity, harvestedAt: null, sellBy: null, ...words }).then(nothing)
  }
  if (step.do === 'harvest') {
    const room = { chamberId: desk.chamberId, room: 'fruiting' as const }
    return () => client.stock.harvest({ productId, quantity, ...room, notes: '' }).then(nothing)
  }
  return () => client.stock.writeOff({ productId, batchId: null, quantity, type: 'damaged', ...words }).then(nothing)
}

function orderAct(client: TestClient, desk: Desk, order: Order, step: Extract<Step, { order: number }>): Act | null {
  const { id, version } = order
  const { reason } = words
  if (step.do === 'edit') {
    const { discountCentavos, shippingCentavos } = step
    const lines = linesOf(desk, step.lines).map((line) => ({ ...line, priceCentavos: null }))
    const request = { id, version, lines, discountCentavos, shippingCentavos, reason }
    return () => client.orders.edit(request)
  }
  if (step.do === 'cancel') return () => client.orders.cancel({ id, version, reason })
  if (step.do === 'release') return () => client.orders.release({ id, version, reason })
  if (step.do === 'move') return () => client.orders.move({ id, version, move: moveMeant(step.move, order.status) })
  return moneyAct(client, order, step)
}

type Money = Extract<Step, { do: 'pay' | 'refund' | 'confirm' | 'reject' }>

function moneyAct(client: TestClient, order: Order, step: Money): Act | null {
  const operationId = randomUUID()
  if (step.do === 'pay') {
    const amountCentavos = Math.round((order.totalCentavos * step.percent) / 100)
    if (amountCentavos === 0) return null
    const reference = step.method === 'GCASH' ? operationId : ''
    const { method } = step
    return () =>
      client.payments.record({ orderId: order.id, operationId, method, amountCentavos, reference, picture: null })
  }
  const payment = at(order.payments, step.payment)
  if (!payment) return null
  const paymentId = payment.id
  if (step.do === 'confirm') return () => client.payments.confirm({ paymentId })
  if (step.do === 'reject') return () => client.payments.reject({ paymentId, reason: words.reason })
  const amountCentavos = Math.round((payment.amountCentavos * step.percent) / 100)
  if (amountCentavos === 0) return null
  const lines = order.lines.map(({ id }) => ({ orderLineId: id, quantity: step.back, toStock: step.toStock }))
  const how = { method: 'COD' as const, reference: '', reason: words.reason }
  return () => client.payments.refund({ paymentId, operationId, amountCentavos, lines, ...how })
}
