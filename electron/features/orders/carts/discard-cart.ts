import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import type { Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { lockCart, type NoCart } from './lock-cart.ts'

/** Nobody wants it: what it holds is free at once. */
export async function discardCart(
  { database, now }: OrdersDeps,
  { id, whose }: { id: string; whose: Whose },
): Promise<Result<undefined, NoCart>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, { id, now: at, whose })
    if (!cart.ok) return cart
    await tx.cartItem.updateMany({ where: { cartId: id }, data: { heldUntil: null } })
    await tx.cart.update({ where: { id }, data: { status: 'ABANDONED', abandonedAt: at } })
    return ok(undefined)
  })
}
