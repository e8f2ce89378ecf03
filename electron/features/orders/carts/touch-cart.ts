import type { Cart } from '../../../contract/orders/carts.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { type PriceRules, totalsColumns, totalsOf } from '../order-totals.ts'
import { readCart } from './cart-view.ts'

/** A cart that is there, for it was just opened or changed. */
export async function getCart(tx: Tx, id: string, rules: PriceRules, now: Date): Promise<Cart> {
  const cart = await readCart(tx, id, rules, now)
  if (!cart) throw new Error(`cart ${id} is gone from under its own change`)
  return cart
}

/** Writes what the cart's own columns say of its lines. */
export async function touchCart(tx: Tx, id: string, rules: PriceRules, now: Date): Promise<Cart> {
  const before = await getCart(tx, id, rules, now)
  const totals = totalsOf(before.lines, { handOver: 'deliver' }, rules)
  await tx.cart.update({
    where: { id },
    data: { ...totalsColumns(totals), lastActivityAt: now, version: { increment: 1 } },
  })
  return getCart(tx, id, rules, now)
}
