import type { Cart } from '../../../contract/orders/carts.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../../platform/result.ts'
import { availableOf, lockProducts } from '../../inventory/index.ts'
import { type CartDeps, changeLine, expiryOf, lockCart, type NoCart, touchCart } from './cart-service.ts'
import { readPriceRules } from '../price-rules.ts'

type Wanted = { productId: string; quantity: number }

/**
 * Puts lines into a cart as far as they go: quantities add up, capped at what one cart may hold and at what is left.
 * Says what fell short, and never drops it silently.
 */
export async function addAsFarAsItGoes(
  tx: Tx,
  cartId: string,
  wanted: readonly Wanted[],
  { now, holdMs }: { now: Date; holdMs: number },
): Promise<{ name: string; wanted: number; added: number }[]> {
  const products = await lockProducts(
    tx,
    wanted.map((line) => line.productId),
    { now, exceptCartId: cartId },
  )
  const there = new Map(
    (await tx.cartItem.findMany({ where: { cartId } })).map((item) => [item.productId, item.quantity]),
  )
  const short: { name: string; wanted: number; added: number }[] = []
  for (const { productId, quantity } of wanted.toSorted((a, b) => (a.productId < b.productId ? -1 : 1))) {
    const product = products.get(productId)
    const before = there.get(productId) ?? 0
    const most =
      product?.isActive && !product.isDeleted
        ? Math.min(availableOf(product), product.maxCartQty ?? Number.MAX_SAFE_INTEGER)
        : 0
    const set = Math.max(before, Math.min(before + quantity, most))
    if (set > before) await changeLine(tx, { id: cartId, productId, set }, { now, holdMs })
    if (set - before < quantity) short.push({ name: product?.name ?? '', wanted: quantity, added: set - before })
  }
  return short
}

/** Signing in, or a caller who was found later: the guest's cart goes into the customer's and is closed as MERGED. */
export async function assignCart(
  { database, now, config }: CartDeps,
  { id, customerId }: { id: string; customerId: string },
): Promise<Result<Cart, NoCart | { code: 'CUSTOMER_NOT_FOUND' }>> {
  const rules = await readPriceRules(config)
  const holdMs = (await config.get('orders.hold_minutes')) * 60_000
  return inTransaction(database, async (tx) => {
    const at = now()
    // The customer's own row first: two desks that find the same caller wait for each other here.
    const [customer] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM users WHERE id = ${customerId} FOR UPDATE`
    if (!customer) return refuse({ code: 'CUSTOMER_NOT_FOUND' })
    const cart = await lockCart(tx, id, at)
    if (!cart.ok) return cart
    if (cart.value.userId === customerId) return ok(await touchCart(tx, id, rules, at))
    const theirs = await tx.cart.findFirst({ where: { userId: customerId, status: 'ACTIVE' } })
    if (!theirs) {
      await tx.cart.update({ where: { id }, data: { userId: customerId, expiresAt: expiryOf(customerId, at) } })
      return ok(await touchCart(tx, id, rules, at))
    }
    await lockCart(tx, theirs.id, at)
    const lines = await tx.cartItem.findMany({ where: { cartId: id } })
    // Its holds end with it, so that the cart which takes over can have them.
    await tx.cartItem.updateMany({ where: { cartId: id }, data: { heldUntil: null } })
    await tx.cart.update({
      where: { id },
      data: { status: 'MERGED', mergedIntoId: theirs.id, version: { increment: 1 } },
    })
    await addAsFarAsItGoes(tx, theirs.id, lines, { now: at, holdMs })
    return ok(await touchCart(tx, theirs.id, rules, at))
  })
}

/** What the customer had last time, or has in most of the last ten orders with its usual quantity. */
export async function usualLines(tx: Db | Tx, customerId: string, of: 'last' | 'usual'): Promise<Wanted[]> {
  const orders = await tx.order.findMany({
    where: { userId: customerId, status: { notIn: ['CANCELLED'] } },
    orderBy: { createdAt: 'desc' },
    take: of === 'last' ? 1 : 10,
    include: { orderItems: { select: { productId: true, quantity: true } } },
  })
  if (of === 'last') return orders.flatMap((order) => order.orderItems)
  const byProduct = Map.groupBy(
    orders.flatMap((order) => order.orderItems),
    (line) => line.productId,
  )
  const often = Math.max(1, Math.ceil(orders.length / 2))
  return [...byProduct]
    .filter(([, lines]) => lines.length >= often)
    .map(([productId, lines]) => {
      const quantities = lines.map((line) => line.quantity).toSorted((a, b) => a - b)
      return { productId, quantity: quantities[Math.floor(quantities.length / 2)] ?? 1 }
    })
}

export async function repeatOrder(
  { database, now, config }: CartDeps,
  { id, of }: { id: string; of: 'last' | 'usual' },
): Promise<Result<{ cart: Cart; short: { name: string; wanted: number; added: number }[] }, NoCart>> {
  const rules = await readPriceRules(config)
  const holdMs = (await config.get('orders.hold_minutes')) * 60_000
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, id, at)
    if (!cart.ok) return cart
    const wanted = cart.value.userId === null ? [] : await usualLines(tx, cart.value.userId, of)
    const short = await addAsFarAsItGoes(tx, id, wanted, { now: at, holdMs })
    return ok({ cart: await touchCart(tx, id, rules, at), short })
  })
}
