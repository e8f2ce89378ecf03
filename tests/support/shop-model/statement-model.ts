import { isSameMoney, plain } from './payment-model.ts'
import { done, type Key, type Method, type Said, type Shop, the } from './shop-words.ts'

export type Row = { reference: string; amount: number; paidAt: number }
type Statement = { as: Key; method: Method; rows: Row[] }

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
    const [payment = null] = Object.keys(shop.payments).filter((key) =>
      isSameMoney(the(shop.payments, key), { ...line, payment: null }),
    )
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
