import type { PaymongoLink, PaymongoPayment } from '../../connections/paymongo/paymongo-answers.ts'
import type { PaymentMethod } from '../../contract/orders/order-words.ts'
import { dayMs, hourMs } from '../../platform/durations.ts'

/** Decision 85: asked every five seconds for fifteen minutes. */
export const payableMs = 15 * 60_000
export const everyMs = 5000
/** Longer than any answer takes: another desktop may ask when the one that began has not come back. */
export const leaseMs = 30_000
/** A link that nobody has finished making by then will not come: its maker is gone, and nobody ever saw its address. */
export const makingMs = 60_000
const mostWaitMs = 2 * 60_000

/** After so many failures in a row; they may say themselves how long to wait. */
export function waitMs(failures: number, saidMs: number | null): number {
  const own = Math.min(mostWaitMs, everyMs * 2 ** Math.min(failures, 6))
  return saidMs === null ? own : Math.min(mostWaitMs, Math.max(own, saidMs))
}

/** A shut link is still asked about: who stood on the page when it was shut may pay a moment later. */
const lateMs = [5 * 60_000, hourMs, dayMs]
export function nextLateAsk(closedAt: Date, now: Date): Date | null {
  const next = lateMs.map((ms) => closedAt.getTime() + ms).find((at) => at > now.getTime())
  return next === undefined ? null : new Date(next)
}

/** Decision 72. What is not here has no method in the farm's words, and is told instead of filed under another. */
const methods = new Map<string, PaymentMethod>([
  ['gcash', 'GCASH'],
  ['paymaya', 'MAYA'],
  ['maya', 'MAYA'],
  ['card', 'CREDIT_CARD'],
  ['dob', 'BANK_TRANSFER'], // direct online banking
  ['dob_ubp', 'BANK_TRANSFER'],
])
export const methodOf = (word: string): PaymentMethod | null => methods.get(word) ?? null

export type Money =
  | { found: 'nothing' }
  | { found: 'paid'; payment: PaymongoPayment; method: PaymentMethod }
  | { found: 'unfiled'; code: 'AMOUNT_DIFFERS' | 'METHOD_UNKNOWN' | 'PAID_TWICE'; payment: PaymongoPayment }

/** What came by a link that asked for so much. Only money of that amount and of a known kind is filed by itself. */
export function moneyOf(link: PaymongoLink, amountCentavos: number): Money {
  const paid = link.payments.filter(({ status }) => status === 'paid')
  const [payment, second] = paid
  if (!payment) return { found: 'nothing' }
  if (second) return { found: 'unfiled', code: 'PAID_TWICE', payment: second }
  if (payment.amountCentavos !== amountCentavos || payment.currency !== 'PHP') {
    return { found: 'unfiled', code: 'AMOUNT_DIFFERS', payment }
  }
  const method = methodOf(payment.word)
  return method ? { found: 'paid', payment, method } : { found: 'unfiled', code: 'METHOD_UNKNOWN', payment }
}
