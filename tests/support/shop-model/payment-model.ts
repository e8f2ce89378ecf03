import { dueOf, takesMoney, tell } from './order-books.ts'
import {
  type By,
  type Clerk,
  done,
  type Key,
  type Method,
  type Payment,
  type Said,
  type Shop,
  type StatementLine,
  the,
} from './shop-words.ts'
import { bringBack } from './stock-model.ts'

/** 86: what comes by a message and a screenshot is only a claim until somebody saw the money. */
const isByMessage = (method: Method) => ['GCASH', 'MAYA', 'BANK_TRANSFER'].includes(method)

/** Typed with blanks, dashes or small letters it is the same reference. */
export const plain = (reference: string): string => reference.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

type Referenced = { method: Method; reference: string }
/** A reference serves once, on any order, whatever became of it. */
export const isUsed = (shop: Shop, { method, reference }: Referenced): boolean =>
  plain(reference) !== '' &&
  Object.values(shop.payments).some((one) => one.method === method && one.reference === plain(reference))

const threeDaysMs = 3 * 86_400_000
/** A line and a claim are the same money: same account, reference and amount, and at most three days apart. */
export const isSameMoney = (payment: Payment, { method, reference, amount, paidAt }: StatementLine): boolean =>
  payment.status === 'PENDING' &&
  payment.evidence === 'claimed' &&
  payment.method === method &&
  payment.reference === reference &&
  payment.amount === amount &&
  Math.abs(payment.at - paidAt) <= threeDaysMs

/** Whichever comes first, the claim or the statement: the farm's own account proves what is claimed. */
function findLine(shop: Shop, key: Key, payment: Payment): void {
  const line = Object.values(shop.lines).find((one) => one.payment === null && isSameMoney(payment, one))
  if (!line) return
  line.payment = key
  payment.evidence = 'matched'
}

type Claim = By & Referenced & { as: Key; order: Key; amount: number }

export function claim(shop: Shop, { as, order, method, amount, reference, by }: Claim): Payment {
  const evidence = isByMessage(method) ? 'claimed' : null
  const payment: Payment = {
    order,
    method,
    amount,
    back: 0,
    status: 'PENDING',
    evidence,
    reference: plain(reference),
    at: shop.now,
  }
  shop.payments[as] = payment
  if (evidence === 'claimed') findLine(shop, as, payment)
  tell(the(shop.orders, order), { kind: 'claimed', by })
  return payment
}

/** The money is there: on the payment, the order and its story. */
export function receive(shop: Shop, payment: Payment, { kind, by }: { kind: string; by: Clerk | null }): void {
  const order = the(shop.orders, payment.order)
  payment.status = 'PAID'
  order.paid += payment.amount
  order.changes += 1
  tell(order, { kind, received: payment.amount, by })
}

/** Cash and cards in the hand are there at once. */
export function record(shop: Shop, wanted: Claim): Said {
  const { as, order: key, method, amount, reference, by } = wanted
  const same = shop.payments[as]
  if (same) return same.amount === amount && same.method === method && same.order === key ? done : 'DONE_OTHERWISE'
  const order = the(shop.orders, key)
  if (!takesMoney(order)) return 'ORDER_CLOSED'
  if (isByMessage(method) && plain(reference) === '') return 'REFERENCE_MISSING'
  if (isUsed(shop, wanted)) return 'REFERENCE_USED'
  const payment = claim(shop, wanted)
  if (isByMessage(method)) order.changes += 1
  else receive(shop, payment, { kind: 'paid', by })
  return done
}

/** What nobody has confirmed or rejected yet; a rejected claim is gone for good. */
const whyNotOpen = ({ status }: Payment): Said =>
  status === 'PENDING' ? done : status === 'FAILED' ? 'PAYMENT_NOT_FOUND' : 'ALREADY_CONFIRMED'

export function confirm(shop: Shop, { payment: key, by }: By & { payment: Key }): Said {
  const payment = the(shop.payments, key)
  const open = whyNotOpen(payment)
  if (open !== done) return open
  if (payment.evidence !== null) payment.evidence = 'confirmed'
  receive(shop, payment, { kind: 'confirmed', by })
  return done
}

export function reject(shop: Shop, { payment: key, by, reason }: By & { payment: Key }): Said {
  const payment = the(shop.payments, key)
  const open = whyNotOpen(payment)
  if (open !== done) return open
  payment.status = 'FAILED'
  const order = the(shop.orders, payment.order)
  order.changes += 1
  tell(order, { kind: 'rejected', by, reason })
  return done
}

type Refund = By & { payment: Key; amount: number; lines: { line: number; quantity: number; toStock: boolean }[] }

/**
 * Only from what came, never more than is left of it. Of delivered goods it is credited, for they were not worth it:
 * nobody owes it again; what was paid too much was never owed. Before that it is money alone. Each line is asked about,
 * and goods come back only where the clerk says so (65).
 */
export function refund(shop: Shop, { payment: key, amount, lines, by, reason }: Refund): Said {
  const payment = the(shop.payments, key)
  const order = the(shop.orders, payment.order)
  if (payment.status !== 'PAID') return 'NOT_RECEIVED'
  if (amount > payment.amount - payment.back) return 'TOO_MUCH'
  for (const { line, quantity, toStock } of lines) {
    const of = order.lines[line]
    const how = { order: payment.order, by, reason: '' }
    if (of && toStock) bringBack(the(shop.products, of.product), Math.min(quantity, of.quantity), how)
  }
  const tooMuch = Math.max(0, -dueOf(order))
  const credit = order.status === 'DELIVERED' ? Math.max(0, amount - tooMuch) : 0
  payment.back += amount
  if (payment.back === payment.amount) payment.status = 'REFUNDED'
  order.paid -= amount
  order.credited += credit
  order.changes += 1
  tell(order, { kind: 'refunded', owed: 0 - credit, received: -amount, by, reason })
  // 64: delivered and all given back.
  if (order.status === 'DELIVERED' && order.paid === 0 && order.credited === order.total) order.status = 'REFUNDED'
  return done
}
