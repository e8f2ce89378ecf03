import { randomUUID } from 'node:crypto'
import { fullName } from '../../contract/identity/person.ts'
import type { PlaceOrder } from '../../contract/orders/orders.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../platform/database/index.ts'
import { ok, type Result } from '../../platform/result.ts'
import { type StockShort, takeStock } from '../inventory/index.ts'
import type { By, Whose } from '../whose/index.ts'
import { readCartLines } from './carts/cart-lines.ts'
import { lockCart, type NoCart } from './carts/lock-cart.ts'
import type { OrdersDeps } from './order-deps.ts'
import type { PriceRules } from './order-totals.ts'
import { type Claimed, claimPayment, type ReferenceUsed } from './payments/claim-payment.ts'
import { decidePlace, type NotPlaceable } from './place-rules.ts'
import { readPriceRules } from './price-rules.ts'
import { addWalkIn } from './walk-in.ts'
import { type NewOrder, type OrderedBy, writeOrder } from './write-order.ts'

export type PlaceRefusal = NoCart | StockShort | ReferenceUsed | NotPlaceable
type Command = PlaceOrder & By

/**
 * Places the order of a cart: stock is taken, the cart closed, the number drawn and a payment that was told of written
 * down, all in one transaction. The same operation twice gives the same order. Returns its id.
 */
export async function placeOrder(
  { database, now, config }: OrdersDeps,
  command: Command,
  auditIn: AuditIn,
): Promise<Result<string, PlaceRefusal>> {
  const rules = await readPriceRules(config)
  // The operation's own id makes a second run harmless.
  const place = () =>
    inTransaction(database, (tx) => placeIn(tx, { command, rules, now: now() }, auditIn), { idempotent: true })
  try {
    return await place()
  } catch (error) {
    // The same click came by two roads at once: the other one placed it.
    if (isUniqueViolation(error, ['operationId'])) return place()
    throw error
  }
}

type Placing = { command: Command; rules: PriceRules; now: Date }

async function placeIn(
  tx: Tx,
  { command, rules, now }: Placing,
  auditIn: AuditIn,
): Promise<Result<string, PlaceRefusal>> {
  const { cartId, operationId, userId, whose } = command
  const cart = await lockCart(tx, { id: cartId, now, whose })
  // Asked once the cart is held: the same click may have placed it while we waited.
  const placed = await tx.order.findUnique({ where: { operationId }, select: { id: true } })
  if (placed) {
    await auditIn(tx, { entityId: placed.id, newValues: { again: operationId } })
    return ok(placed.id)
  }
  if (!cart.ok) return cart
  const lines = await readCartLines(tx, cartId)
  const decided = decidePlace(lines, command, rules)
  if (!decided.ok) return decided
  const totals = decided.value
  const orderId = randomUUID()
  const document = { type: 'sold', documentType: 'order', documentId: orderId, userId, reason: null, now } as const
  const taken = await takeStock(tx, { ...document, lines, exceptCartId: cartId })
  if (!taken.ok) return taken
  const customer = await customerOf(tx, cart.value)
  await closeCart(tx, cartId, now)
  const channel = command.channel ?? cart.value.channel
  const taxed = { taxMode: rules.taxMode, taxRate: rules.taxRate }
  const order = { ...command, orderId, customer, channel, lines, totals, taxed, now }
  await writeOrder(tx, order)
  const claimed = await claimPaid(tx, order, whose)
  if (!claimed.ok) return claimed
  await auditIn(tx, { entityId: orderId, newValues: { ...totals, lines: lines.length, customerId: customer.id } })
  return ok(orderId)
}

/** Whose cart it is; whoever bought without a name becomes a walk-in. */
async function customerOf(tx: Tx, { userId }: { userId: string | null }): Promise<OrderedBy> {
  const id = userId ?? (await addWalkIn(tx))
  const user = await tx.user.findUniqueOrThrow({
    where: { id },
    select: { firstName: true, lastName: true, phoneNumber: true },
  })
  return { id, name: fullName(user), phone: user.phoneNumber }
}

async function closeCart(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.cartItem.updateMany({ where: { cartId: id }, data: { heldUntil: null } })
  await tx.cart.update({
    where: { id },
    data: { status: 'COMPLETED', convertedAt: now, version: { increment: 1 } },
    select: { id: true },
  })
}

/** What the customer says they paid or will pay with, for all of it. */
async function claimPaid(tx: Tx, order: NewOrder, whose: Whose): Promise<Result<Claimed | null, ReferenceUsed>> {
  const { orderId, customer, totals, operationId, userId, now } = order
  const amountCentavos = totals.totalCentavos
  if (!order.payment || amountCentavos === 0) return ok(null)
  return claimPayment(tx, {
    ...{ ...order.payment, orderId, customerId: customer.id, amountCentavos, userId, now, whose },
    operationId: `place:${operationId}`,
  })
}
