import type { Cart } from '../../../contract/orders/carts.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { totalsColumns, totalsOf } from '../order-totals.ts'
import { type CartAsked, readCart } from './cart-view.ts'

/** A cart that is there, for it was just opened or changed. */
export async function getCart(tx: Tx, asked: CartAsked): Promise<Cart> {
  const cart = await readCart(tx, asked)
  if (!cart) throw new Error(`cart ${asked.id} is gone from under its own change`)
  return cart
}

/** Writes what the cart's own columns say of its lines. */
export async function touchCart(tx: Tx, asked: CartAsked): Promise<Cart> {
  const before = await getCart(tx, asked)
  const totals = totalsOf(before.lines, { handOver: 'deliver' }, asked.rules)
  await tx.cart.update({
    where: { id: asked.id },
    data: { ...totalsColumns(totals), lastActivityAt: asked.now, version: { increment: 1 } },
  })
  return getCart(tx, asked)
}
