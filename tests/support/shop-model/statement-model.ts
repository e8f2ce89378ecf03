import { plain } from './payment-model.ts'
import { done, type Key, type Method, type Said, type Shop, the } from './shop-words.ts'

const threeDaysMs = 3 * 86_400_000
export type Row = { reference: string; amount: number; paidAt: number }
type Statement = { as: Key; method: Method; rows: Row[] }

/** A line and a claim are the same money: same account, reference and amount, and at most three days apart. */
function claimOf(shop: Shop, { method, reference, amount, paidAt }: Row & { method: Method }): Key | null {
  const found = Object.entries(shop.payments).find(
    ([, one]) =>
      one.status === 'PENDING' &&
      one.evidence === 'claimed' &&
      one.method === method &&
      one.reference === reference &&
      one.amount === amount &&
      Math.abs(one.at - paidAt) <= threeDaysMs,
  )
  return found?.[0] ?? null
}

/** 86: the farm's own account proves what is claimed; a person still confirms it. A line counts once, in whichever file. */
export function importStatement(shop: Shop, { as, method, rows }: Statement): Said {
  const file = JSON.stringify([method, rows])
  if (shop.files.includes(file)) return 'ALREADY_IMPORTED'
  shop.files.push(file)
  rows.forEach((row, at) => {
    const line = { ...row, method, reference: plain(row.reference) }
    const isBefore = Object.values(shop.lines).some(
      (one) => one.method === method && one.reference === line.reference && one.amount === line.amount,
    )
    if (isBefore) return
    const payment = claimOf(shop, line)
    shop.lines[`${as}.${at}`] = { ...line, payment }
    if (payment !== null) the(shop.payments, payment).evidence = 'matched'
  })
  return done
}

/** A person says that this line is the money of that claim: same account and amount, whatever its reference. */
export function assignLine(shop: Shop, { line: lineKey, payment: key }: { line: Key; payment: Key }): Said {
  const line = the(shop.lines, lineKey)
  const payment = the(shop.payments, key)
  if (payment.status === 'FAILED') return 'PAYMENT_NOT_FOUND'
  if (payment.status !== 'PENDING') return 'ALREADY_CONFIRMED'
  if (line.payment !== null) return 'LINE_TAKEN'
  if (payment.evidence === null || payment.method !== line.method) return 'PAYMENT_NOT_FOUND'
  if (payment.evidence !== 'claimed') return 'ALREADY_PROVED'
  if (payment.amount !== line.amount) return 'AMOUNT_DIFFERS'
  line.payment = key
  payment.evidence = 'matched'
  return done
}
