import type { Cart } from '../../../contract/orders/carts.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { addAsFarAsItGoes } from './add-lines.ts'
import { readCartRules } from './cart-rules.ts'
import { expiryOf, lockCart, type NoCart } from './lock-cart.ts'
import { touchCart } from './touch-cart.ts'

/** Signing in, or a caller who was found later: the guest's cart goes into the customer's and is closed as MERGED. */
export async function assignCart(
  { database, now, config }: OrdersDeps,
  { id, customerId, whose }: { id: string; customerId: string; whose: Whose },
): Promise<Result<Cart, NoCart | { code: 'CUSTOMER_NOT_FOUND' }>> {
  const { prices, holdMs } = await readCartRules(config)
  return inTransaction(database, async (tx) => {
    const at = now()
    const read = (of: string) => ({ id: of, rules: prices, now: at, whose })
    // The customer's own row first: two desks that find the same caller wait for each other here.
    const [customer] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM users WHERE id = ${customerId} FOR UPDATE`
    if (!customer) return refuse({ code: 'CUSTOMER_NOT_FOUND' })
    const cart = await lockCart(tx, { id, now: at, whose })
    if (!cart.ok) return cart
    if (cart.value.userId === customerId) return ok(await touchCart(tx, read(id)))
    const theirs = await tx.cart.findFirst({ where: { userId: customerId, status: 'ACTIVE' } })
    if (!theirs) {
      await tx.cart.update({ where: { id }, data: { userId: customerId, expiresAt: expiryOf(customerId, at) } })
      return ok(await touchCart(tx, read(id)))
    }
    await lockCart(tx, { id: theirs.id, now: at, whose })
    const lines = await tx.cartItem.findMany({ where: { cartId: id } })
    // Its holds end with it, so that the cart which takes over can have them.
    await tx.cartItem.updateMany({ where: { cartId: id }, data: { heldUntil: null } })
    await tx.cart.update({
      where: { id },
      data: { status: 'MERGED', mergedIntoId: theirs.id, version: { increment: 1 } },
    })
    const begun = lines.map((line) => ({ productId: line.productId, quantity: line.quantity, begun: line }))
    await addAsFarAsItGoes(tx, theirs.id, begun, { now: at, holdMs })
    return ok(await touchCart(tx, read(theirs.id)))
  })
}
