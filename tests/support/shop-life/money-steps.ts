import { dueOf } from '../shop-model/order-books.ts'
import type { Command } from '../shop-model/shop-model.ts'
import type { Shop } from '../shop-model/shop-words.ts'
import { keysOf, type Meant, type Named, one, some } from './life-picks.ts'

const dayMs = 86_400_000

export function withMoney(shop: Shop, { what, a, b, c }: Meant, { key, ...who }: Named): Command[] {
  const all = Object.entries(shop.payments)
  // Mostly what can be done something with.
  const fitting = all.filter(([, { status }]) => status === (what === 'refund' ? 'PAID' : 'PENDING'))
  const [payment, of] = one(what !== 'assignLine' && c % 5 > 0 ? fitting : all, a) ?? []
  if (what === 'statement') return hasClaims(shop) || b % 8 === 0 ? [statement(shop, { a, b, c }, { key, ...who })] : []
  if (what === 'assignLine') {
    const line = one(keysOf(shop.lines), b)
    return line && payment ? [{ do: 'assignLine', line, payment, ...who }] : []
  }
  if (!payment || !of) return []
  if (what === 'confirm' || what === 'reject') return [{ do: what, payment, ...who }]
  const order = shop.orders[of.order]
  const left = of.amount - of.back
  const tooMuch = order ? -dueOf(order) : 0
  const amount = Math.max(1, some([left, left, left + 1, 1, Math.floor(left / 2), tooMuch, tooMuch + 1], b))
  const lines = (order?.lines ?? []).map((_, line) => ({ line, quantity: (b + c) % 4, toStock: (c + line) % 2 === 0 }))
  return [{ do: 'refund', payment, amount, lines, ...who }]
}

const hasClaims = (shop: Shop) => Object.values(shop.payments).some(({ evidence }) => evidence === 'claimed')

/** Lines of claims as they are, or with something wrong: the amount, the day, the reference. */
function statement(shop: Shop, { a, b, c }: Record<'a' | 'b' | 'c', number>, { key, ...who }: Named): Command {
  const open = Object.values(shop.payments).filter(({ reference }) => reference !== '')
  const method = one(open, a)?.method ?? 'GCASH'
  const second = (at: number) => Math.floor(at / 1000) * 1000
  const claims = open.filter((one) => one.method === method).slice(0, 3)
  const rows = claims.map(({ reference, amount, at }, i) => ({
    reference,
    amount: (b + i) % 5 === 0 ? amount + 100 : amount,
    paidAt: second(at) + some([0, 1000, 3 * dayMs, 3 * dayMs + 1000, -3 * dayMs, 1000 - 3 * dayMs], c + i),
  }))
  const stray = { reference: `77${String(shop.now).slice(-9)}1`, amount: 10_000, paidAt: second(shop.now) }
  return {
    do: 'importStatement',
    as: `s${key}`,
    method,
    rows: c % 2 === 0 || rows.length === 0 ? [...rows, stray] : rows,
    ...who,
  }
}

export function atPaymongo(shop: Shop, { what, a, b, c }: Meant, { key: _, ...who }: Named): Command[] {
  const [link, of] =
    one(
      Object.entries(shop.links).filter(([, { state }]) => state !== 'failed'),
      a,
    ) ?? []
  if (!link || !of) return []
  if (what === 'cancelLink') return [{ do: 'cancelLink', link, ...who }]
  const amount = some([of.amount, of.amount, of.amount, of.amount, of.amount + 100, of.amount - 100], b)
  return [
    { do: 'payLink', link, amount, word: some(['gcash', 'paymaya', 'card', 'dob', 'grab_pay', 'gcash'], c), ...who },
  ]
}
