import type { Cart } from '../../../contract/orders/carts.ts'
import type { OrderChannel } from '../../../contract/orders/order-words.ts'
import {
  databaseNull,
  inTransaction,
  isUniqueViolation,
  type OpenDatabase,
  type Tx,
} from '../../../platform/database/index.ts'
import { dayMs } from '../../../platform/farm-day.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, refuse, type Result } from '../../../platform/result.ts'
import { availableOf, lockProducts, type StockShort } from '../../inventory/index.ts'
import type { FarmConfig } from '../../settings/index.ts'
import { readCart } from './cart-view.ts'
import { type PriceRules, totalsOf } from '../order-totals.ts'
import { readPriceRules } from '../price-rules.ts'

export type CartDeps = { database: OpenDatabase; now: () => Date; config: FarmConfig }
export type NoCart = { code: 'CART_NOT_FOUND' } | { code: 'CART_CLOSED' }
type NoProduct = { code: 'PRODUCT_NOT_FOUND' }
type TooMany = { code: 'TOO_MANY'; data: { most: number } }

const minuteMs = 60_000
/** Decision 74. */
const guestDays = 7
const customerDays = 30

export const expiryOf = (customerId: string | null, now: Date): Date =>
  new Date(now.getTime() + (customerId === null ? guestDays : customerDays) * dayMs)

async function viewOf(tx: Tx, id: string, rules: PriceRules, now: Date): Promise<Cart> {
  const cart = await readCart(tx, id, rules, now)
  if (!cart) throw new Error(`cart ${id} is gone from under its own change`)
  return cart
}

type HeldCart = { id: string; userId: string | null; staffId: string | null; channel: string | null }

/**
 * Holds a cart's row, so that two clerks change it one after the other. Before any product: always in that order.
 * A cart that a sweep closed is taken up again by whoever comes back to it; one that became an order or another cart,
 * or whose customer has a newer one, stays closed.
 */
export async function lockCart(tx: Tx, id: string, now: Date): Promise<Result<HeldCart, NoCart>> {
  const [row] = await tx.$queryRaw<(HeldCart & { status: string })[]>`
    SELECT id, status::text AS status, user_id AS "userId", staff_id AS "staffId", channel FROM carts WHERE id = ${id} FOR UPDATE`
  if (!row) return refuse({ code: 'CART_NOT_FOUND' })
  if (row.status === 'ACTIVE') return ok(row)
  if (row.status !== 'ABANDONED' && row.status !== 'EXPIRED') return refuse({ code: 'CART_CLOSED' })
  const newer = row.userId === null ? 0 : await tx.cart.count({ where: { userId: row.userId, status: 'ACTIVE' } })
  if (newer > 0) return refuse({ code: 'CART_CLOSED' })
  const open = {
    status: 'ACTIVE',
    abandonedAt: null,
    expiresAt: expiryOf(row.userId, now),
    lastActivityAt: now,
  } as const
  await tx.cart.update({ where: { id }, data: open })
  return ok(row)
}

/** The one open cart of a customer, whoever began it; each walk-in gets a new one. */
export async function openCart(
  { database, now, config }: CartDeps,
  { customerId, channel, staffId }: { customerId: string | null; channel: OrderChannel; staffId: string },
): Promise<Result<Cart, { code: 'CUSTOMER_NOT_FOUND' }>> {
  const rules = await readPriceRules(config)
  const open = () =>
    inTransaction(database, async (tx) => {
      const at = now()
      if (customerId !== null && (await tx.user.count({ where: { id: customerId } })) === 0) {
        return refuse({ code: 'CUSTOMER_NOT_FOUND' })
      }
      const known =
        customerId === null ? null : await tx.cart.findFirst({ where: { userId: customerId, status: 'ACTIVE' } })
      const { id } =
        known ??
        (await tx.cart.create({
          data: { userId: customerId, staffId, channel, expiresAt: expiryOf(customerId, at), lastActivityAt: at },
        }))
      return ok(await viewOf(tx, id, rules, at))
    })
  try {
    return await open()
  } catch (error) {
    // Another desk opened the customer's cart in the same moment: it is the one.
    if (isUniqueViolation(error, 'idx_carts_one_active_user')) return open()
    throw error
  }
}

export type LineChange = { id: string; productId: string; customization?: string | undefined } & (
  | { add: number }
  | { set: number }
)

/** Writes one line and promises the whole of it to this cart for a while; 0 takes it out. In an open transaction. */
export async function changeLine(
  tx: Tx,
  change: LineChange,
  { now, holdMs }: { now: Date; holdMs: number },
): Promise<Result<undefined, StockShort | NoProduct | TooMany>> {
  const { id: cartId, productId } = change
  const product = (await lockProducts(tx, [productId], { now, exceptCartId: cartId })).get(productId)
  const line = await tx.cartItem.findUnique({ where: { cartId_productId: { cartId, productId } } })
  const quantity = 'set' in change ? change.set : (line?.quantity ?? 0) + change.add
  if (quantity === 0) {
    await tx.cartItem.deleteMany({ where: { cartId, productId } })
    return ok(undefined)
  }
  if (!product || product.isDeleted || !product.isActive) return refuse({ code: 'PRODUCT_NOT_FOUND' })
  if (product.maxCartQty !== null && quantity > product.maxCartQty) {
    return refuse({ code: 'TOO_MANY', data: { most: product.maxCartQty } })
  }
  const available = availableOf(product)
  if (quantity > available) return refuse({ code: 'STOCK_SHORT', data: { productId, available } })
  const row = await tx.product.findUniqueOrThrow({ where: { id: productId } })
  const price = line?.price ?? row.price
  const total = price.mul(quantity)
  const words =
    change.customization === undefined
      ? {}
      : { customization: change.customization ? { text: change.customization } : databaseNull }
  const held = {
    quantity,
    subtotal: total,
    total,
    isAvailable: true,
    unavailableReason: null,
    heldUntil: new Date(now.getTime() + holdMs),
    ...words,
  }
  const snapshot = { name: row.name, sku: row.sku, price: row.price.toString() }
  await tx.cartItem.upsert({
    where: { cartId_productId: { cartId, productId } },
    create: {
      cartId,
      productId,
      price,
      originalPrice: row.comparePrice ?? row.price,
      productSnapshot: snapshot,
      createdAt: now,
      ...held,
    },
    update: held,
  })
  return ok(undefined)
}

/** Writes what the cart's own columns say of its lines. */
export async function touchCart(tx: Tx, id: string, rules: PriceRules, now: Date): Promise<Cart> {
  const before = await viewOf(tx, id, rules, now)
  const totals = totalsOf(before.lines, { handOver: 'deliver' }, rules)
  await tx.cart.update({
    where: { id },
    data: {
      subtotal: decimalOf(totals.subtotalCentavos),
      tax: decimalOf(totals.taxCentavos),
      shipping: decimalOf(totals.shippingCentavos),
      discount: decimalOf(totals.discountCentavos),
      total: decimalOf(totals.totalCentavos),
      lastActivityAt: now,
      version: { increment: 1 },
    },
  })
  return viewOf(tx, id, rules, now)
}

export async function setLine(
  { database, now, config }: CartDeps,
  change: LineChange,
): Promise<Result<Cart, NoCart | StockShort | NoProduct | TooMany>> {
  const rules = await readPriceRules(config)
  const holdMs = (await config.get('orders.hold_minutes')) * minuteMs
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, change.id, at)
    if (!cart.ok) return cart
    const done = await changeLine(tx, change, { now: at, holdMs })
    if (!done.ok) return done
    return ok(await touchCart(tx, change.id, rules, at))
  })
}

/** Promises every line anew, where it still can be had; the rest keep their end and say so. */
export async function renewHolds({ database, now, config }: CartDeps, id: string): Promise<Result<Cart, NoCart>> {
  const rules = await readPriceRules(config)
  const holdMs = (await config.get('orders.hold_minutes')) * minuteMs
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, id, at)
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
    return ok(await touchCart(tx, id, rules, at))
  })
}

export async function discardCart({ database, now }: CartDeps, id: string): Promise<Result<undefined, NoCart>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, id, at)
    if (!cart.ok) return cart
    await tx.cartItem.updateMany({ where: { cartId: id }, data: { heldUntil: null } })
    await tx.cart.update({ where: { id }, data: { status: 'ABANDONED', abandonedAt: at } })
    return ok(undefined)
  })
}
