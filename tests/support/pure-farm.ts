import type {
  OrderMove,
  OrderStatus,
  PaymentMethod,
  PaymentStatus,
} from '../../electron/contract/orders/order-words.ts'
import {
  type BatchLine,
  comesBack,
  picksOf,
  type StockLine,
  shortOf,
} from '../../electron/features/inventory/take-rules.ts'
import { decideEdit, differences, type Line, priced } from '../../electron/features/orders/edit-rules.ts'
import { applyMove } from '../../electron/features/orders/order-rules.ts'
import { type OrderTotals, type PriceRules, totalsOf } from '../../electron/features/orders/order-totals.ts'
import { dueOf, owedByMove, takesMoney } from '../../electron/features/orders/payments/balance.ts'
import { needsProof } from '../../electron/features/orders/payments/payment-reference.ts'
import { decideRefund, linesBack } from '../../electron/features/orders/payments/refund-rules.ts'
import { releaseOf } from '../../electron/features/orders/release.ts'
import { type AskedLine, moveMeant, type Step } from './histories.ts'

type Batch = { id: string; productId: string; remaining: number; sellBy: Date | null; harvestedAt: Date }
type Payment = { method: PaymentMethod; status: PaymentStatus; amount: number; back: number }
export type PureOrder = {
  status: OrderStatus
  lines: Line[]
  totals: OrderTotals
  paid: number
  credited: number
  released: boolean
  payments: Payment[]
  events: { owed: number; received: number; move?: string }[]
}

/**
 * A farm in memory whose every decision is made by the rules that the services use: what it keeps is what they write,
 * without a database.
 */
export class PureFarm {
  readonly stock = new Map<string, number>()
  readonly batches: Batch[] = []
  readonly movements: (BatchLine & { order: number | null })[] = []
  readonly orders: PureOrder[] = []
  private readonly rules: PriceRules
  private readonly price: readonly number[]
  private clock = 0

  constructor(rules: PriceRules, products: readonly { stock: number; priceCentavos: number }[]) {
    this.rules = rules
    this.price = products.map((product) => product.priceCentavos)
    products.forEach(({ stock }, i) => {
      this.stock.set(`p${i}`, 0)
      this.write([{ productId: `p${i}`, batchId: null, quantity: stock }], null)
    })
  }

  /** What the trigger of the ledger does. */
  private write(lines: readonly BatchLine[], order: number | null): void {
    for (const line of lines) {
      this.movements.push({ ...line, order })
      this.stock.set(line.productId, (this.stock.get(line.productId) ?? 0) + line.quantity)
      const batch = this.batches.find(({ id }) => id === line.batchId)
      if (batch) batch.remaining += line.quantity
    }
  }

  private take(lines: readonly StockLine[], order: number | null): boolean {
    const products = new Map([...this.stock].map(([id, stock]) => [id, { stock, held: 0 }]))
    if (shortOf(lines, products)) return false
    const left = Map.groupBy(
      this.batches.filter(({ remaining }) => remaining > 0),
      ({ productId }) => productId,
    )
    this.write(
      picksOf(lines, left).map((pick) => ({ ...pick, quantity: -pick.quantity })),
      order,
    )
    return true
  }

  /** What an order still has of each batch. */
  out(order: number): BatchLine[] {
    const sums = new Map<string, BatchLine>()
    for (const { productId, batchId, quantity, order: whose } of this.movements) {
      if (whose !== order) continue
      const key = `${productId} ${batchId}`
      sums.set(key, { productId, batchId, quantity: (sums.get(key)?.quantity ?? 0) - quantity })
    }
    return [...sums.values()].filter(({ quantity }) => quantity > 0)
  }

  private back(order: number, lines: StockLine[] | null): void {
    this.write(comesBack(this.out(order), lines), order)
  }

  private readonly today = (id: string) => this.price[Number(id.slice(1))]
  private requests(lines: readonly AskedLine[]) {
    return lines.map(({ product, quantity }) => ({
      productId: `p${product % this.price.length}`,
      quantity,
      priceCentavos: null,
    }))
  }

  /** One step; what the rules refuse leaves everything as it was. */
  do(step: Step): void {
    if (step.do === 'place') this.place(step)
    else if ('product' in step) this.change(step)
    else this.deal(step)
  }

  private deal(step: Extract<Step, { order: number }>): void {
    const at = this.orders.length === 0 ? -1 : step.order % this.orders.length
    const order = this.orders[at]
    if (!order) return
    if (step.do === 'edit') this.edit(order, at, step)
    else if (step.do === 'pay') this.pay(order, step)
    else if (step.do === 'refund') this.refund(order, at, step)
    else if (step.do === 'confirm' || step.do === 'reject') this.settle(order, step)
    else if (step.do === 'release') order.released = true
    else if (step.do === 'cancel') this.move(order, at, 'cancel')
    else this.move(order, at, moveMeant(step.move, order.status))
  }

  private place({ lines, discountCentavos, shippingCentavos, told }: Extract<Step, { do: 'place' }>): void {
    const wanted = priced(this.requests(lines), [], this.today)
    const totals = totalsOf(wanted, { handOver: 'deliver', discountCentavos, shippingCentavos }, this.rules)
    if (discountCentavos !== null && discountCentavos > totals.linesCentavos) return
    if (!this.take(wanted, this.orders.length)) return
    const claim: Payment = { method: 'COD', status: 'PENDING', amount: totals.totalCentavos, back: 0 }
    this.orders.push({
      ...{ status: 'PENDING', lines: wanted, totals, paid: 0, credited: 0, released: false },
      payments: told && totals.totalCentavos > 0 ? [claim] : [],
      events: [{ owed: totals.totalCentavos, received: 0 }],
    })
  }

  private facts(order: PureOrder) {
    const { discountCentavos, shippingCentavos, totalCentavos } = order.totals
    return {
      status: order.status,
      creditedCentavos: order.credited,
      paidCentavos: order.paid,
      discountCentavos,
      shippingCentavos,
      totalCentavos,
    }
  }

  private edit(order: PureOrder, at: number, step: Extract<Step, { do: 'edit' }>): void {
    const lines = priced(this.requests(step.lines), order.lines, this.today)
    const facts = { ...this.facts(order), handOver: 'deliver' as const }
    const decided = decideEdit(facts, { before: order.lines, lines }, step, this.rules)
    if (!decided.ok) return
    const change = [...differences(order.lines, lines)].map(([productId, quantity]) => ({ productId, quantity }))
    if (
      !this.take(
        change.filter(({ quantity }) => quantity > 0),
        at,
      )
    )
      return
    this.back(
      at,
      change.filter(({ quantity }) => quantity < 0).map((line) => ({ ...line, quantity: -line.quantity })),
    )
    order.lines = lines
    order.totals = decided.value.after
    order.events.push({ owed: decided.value.owedCentavos, received: 0 })
  }

  private pay(order: PureOrder, { method, percent }: Extract<Step, { do: 'pay' }>): void {
    const amount = Math.round((order.totals.totalCentavos * percent) / 100)
    if (!takesMoney(order.status) || amount === 0) return
    const payment: Payment = { method, status: 'PENDING', amount, back: 0 }
    order.payments.push(payment)
    if (!needsProof(method)) this.receive(order, payment)
  }

  private receive(order: PureOrder, payment: Payment): void {
    payment.status = 'PAID'
    order.paid += payment.amount
    order.events.push({ owed: 0, received: payment.amount })
  }

  private settle(order: PureOrder, step: Extract<Step, { do: 'confirm' | 'reject' }>): void {
    const payment = order.payments[step.payment % Math.max(1, order.payments.length)]
    if (payment?.status !== 'PENDING') return
    if (step.do === 'confirm') this.receive(order, payment)
    else payment.status = 'FAILED'
  }

  private refund(order: PureOrder, at: number, step: Extract<Step, { do: 'refund' }>): void {
    const payment = order.payments[step.payment % Math.max(1, order.payments.length)]
    const amountCentavos = Math.round(((payment?.amount ?? 0) * step.percent) / 100)
    if (!payment || amountCentavos === 0) return
    const left = { status: payment.status, leftCentavos: payment.amount - payment.back }
    const decided = decideRefund({ order: this.facts(order), payment: left, amountCentavos })
    if (!decided.ok) return
    const items = order.lines.map((line, i) => ({ id: String(i), ...line }))
    const wanted = items.map(({ id }) => ({ orderLineId: id, quantity: step.back, toStock: step.toStock }))
    const coming = linesBack(wanted, items).filter(({ toStock }) => toStock)
    if (coming.length > 0) this.back(at, coming)
    payment.back += amountCentavos
    payment.status = decided.value.payment
    if (decided.value.status !== order.status)
      order.events.push({ owed: 0, received: 0, move: `${order.status} ${decided.value.status}` })
    order.status = decided.value.status
    order.paid = decided.value.paidCentavos
    order.credited = decided.value.creditedCentavos
    order.events.push({ owed: decided.value.owedCentavos, received: -amountCentavos })
  }

  private move(order: PureOrder, at: number, move: OrderMove): void {
    const proofs = order.payments.map(({ method, status }) => ({ method, status, evidence: null }))
    const { allowed } = releaseOf({ ...this.facts(order), overridden: order.released, payments: proofs })
    const moved = applyMove({ status: order.status, lines: order.lines.length, released: allowed }, move)
    if (!moved.ok) return
    if (moved.value === 'CANCELLED') {
      this.back(at, null)
      for (const payment of order.payments) if (payment.status === 'PENDING') payment.status = 'FAILED'
    }
    const owed = owedByMove(this.facts(order), moved.value)
    order.events.push({ owed, received: 0, move: `${order.status} ${moved.value}` })
    order.status = moved.value
  }

  private change(step: Extract<Step, { product: number }>): void {
    const productId = `p${step.product % this.price.length}`
    const quantity = step.do === 'adjust' ? step.difference : step.quantity
    if (step.do === 'writeOff' || quantity < 0) this.take([{ productId, quantity: Math.abs(quantity) }], null)
    else if (step.do === 'adjust') this.write([{ productId, batchId: null, quantity }], null)
    else {
      this.clock += 1
      const id = `b${this.clock}`
      const harvestedAt = new Date(this.clock)
      this.batches.push({
        id,
        productId,
        remaining: 0,
        sellBy: step.do === 'harvest' ? harvestedAt : null,
        harvestedAt,
      })
      this.write([{ productId, batchId: id, quantity }], null)
    }
  }

  due(order: PureOrder): number {
    return dueOf(this.facts(order))
  }
}
