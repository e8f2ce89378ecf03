import { sumOf } from '../shop-model/shop-money.ts'
import type { Clerk, Key, Line, Method, Shop } from '../shop-model/shop-words.ts'
import { availableOf } from '../shop-model/stock-model.ts'

/** What is meant, before it is known what is there: `a`, `b`, `c` choose among it. */
export type Meant = { what: string; by: Clerk; isFresh: boolean; a: number; b: number; c: number }

export const one = <T>(many: readonly T[], n: number): T | undefined =>
  many.length === 0 ? undefined : many[n % many.length]
export const some = <T>(many: readonly [T, ...T[]], n: number): T => one(many, n) ?? many[0]

export const customers = ['buyer1', 'buyer2'] as const
export const keysOf = (of: Record<Key, unknown>) => Object.keys(of)
export const handOvers = ['deliver', 'deliver', 'pickup'] as const
export const methods = ['COD', 'COD', 'GCASH', 'GCASH', 'MAYA', 'BANK_TRANSFER', 'CREDIT_CARD'] as const

/** The same few references, typed in different ways. */
const references = (shop: Shop) => {
  const born = String(shop.life).padStart(7, '0')
  return [`90${born}0001`, `90${born}-0001`, `90${born} 0001`, ''] as const
}
export const referenceOf = (shop: Shop, method: Method, n: number) => {
  const many = references(shop)
  if (method === 'COD' || method === 'CREDIT_CARD') return ''
  // Mostly a new one.
  return n % 2 === 0 ? (one(many, n) ?? '') : `91${String(shop.life).padStart(7, '0')}${1000 + (n % 5000)}`
}

export const quantityOf = (shop: Shop, product: Key, n: number) => {
  const left = availableOf(shop, product)
  const most = shop.products[product]?.most ?? 30
  return Math.max(1, some([1, 2, 2, 3, 4, 5, 6, 9, 10, left, left + 1, most, most + 1], n))
}

/** Lines of statements that nobody has claimed yet. */
export const freeLines = (shop: Shop) =>
  Object.values(shop.lines).filter(
    (line) => !Object.values(shop.payments).some(({ reference }) => reference === line.reference),
  )

/** What was agreed: mostly nothing, else at the edges of what the lines come to. */
export const discountOf = (shop: Shop, lines: readonly Line[], n: number) => {
  const sum = sumOf(lines)
  const edge = sum - shop.rules.freeFrom
  // Just free of the delivery fee, and just not.
  if (edge >= 0 && n % 2 === 0) return some([edge, edge + 1, null], n >> 1)
  return some([null, null, null, 0, null, 5000, null, sum, null, 0, 5000, sum + 1], n)
}
export const shippingOf = (n: number) => some([null, null, null, 0, 15_000], n)

/** Who does it and why, and what is called what they make. */
export type Named = { key: Key; by: Clerk; reason: string }
