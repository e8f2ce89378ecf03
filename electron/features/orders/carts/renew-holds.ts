import type { Cart } from '../../../contract/orders/carts.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import { availableOf, lockProducts } from '../../inventory/index.ts'
import type { Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { readCartRules } from './cart-rules.ts'
import { lockCart, type NoCart } from './lock-cart.ts'
import { touchCart } from './touch-cart.ts'

/** Promises every line anew, where it still can be had; the rest keep their end and say so. */
export async function renewHolds(
  { database, now, config }: OrdersDeps,
  { id, whose }: { id: string; whose: Whose },
): Promise<Result<Cart, NoCart>> {
  const { prices, holdMs } = await readCartRules(config)
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, { id, now: at, whose })
    if (!cart.ok) return cart
    const items = await tx.cartItem.findMany({ where: { cartId: id } })
    const products = await lockProducts(
      tx,
      items.map((item) => item.productId),
      { now: at, exceptCartId: id },
    )
    for (const item of items) {
      const product = products.get(item.productId)
      if (!product || item.quantity > availableOf(product)) continue
      await tx.cartItem.update({ where: { id: item.id }, data: { heldUntil: new Date(at.getTime() + holdMs) } })
    }
    return ok(await touchCart(tx, { id, rules: prices, now: at, whose }))
  })
}
