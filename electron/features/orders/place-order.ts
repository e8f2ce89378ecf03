import { randomUUID } from 'node:crypto'
import { fullName } from '../../contract/identity/person.ts'
import type { PlaceOrder } from '../../contract/orders/orders.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf, mostCentavos } from '../../platform/money.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { type StockShort, takeStock } from '../inventory/index.ts'
import type { FarmConfig } from '../settings/index.ts'
import { lockCart, type NoCart } from './carts/cart-service.ts'
import { claimPayment, type ReferenceUsed } from './payments/claim-payment.ts'
import { addEvent } from './order-events.ts'
import { nextOrderNumber } from './order-number.ts'
import { type DiscountTooLarge, tooMuchOff, totalsOf } from './order-totals.ts'
import { readPriceRules } from './price-rules.ts'
import { addWalkIn } from './walk-in.ts'

export type PlaceDeps = { database: OpenDatabase; now: () => Date; config: FarmConfig }
export type PlaceRefusal =
  | NoCart
  | StockShort
  | ReferenceUsed
  | { code: 'ORDER_EMPTY' }
  | { code: 'UNAVAILABLE'; data: { names: string[] } }
  | { code: 'ADDRESS_MISSING' }
  | { code: 'TOTAL_TOO_LARGE' }
  | DiscountTooLarge

const pickupAddress = { type: 'pickup' } as const

async function placedAlready(tx: Tx, operationId: string): Promise<string | null> {
  const known = await tx.order.findUnique({ where: { operationId }, select: { id: true } })
  return known?.id ?? null
}

/**
 * Places the order of a cart: stock is taken, the cart closed, the number drawn and a payment that was told of written
 * down, all in one transaction. The same operation twice gives the same order. Returns its id.
 */
export async function placeOrder(
  { database, now, config }: PlaceDeps,
  command: PlaceOrder & { userId: string },
  auditIn: AuditIn,
): Promise<Result<string, PlaceRefusal>> {
  const rules = await readPriceRules(config)
  const place = () =>
    inTransaction(
      database,
      async (tx): Promise<Result<string, PlaceRefusal>> => {
        const at = now()
        const cart = await lockCart(tx, command.cartId, at)
        // Asked once the cart is held: the same wish may have been granted while we waited for it.
        const known = await placedAlready(tx, command.operationId)
        if (known !== null) {
          await auditIn(tx, { entityId: known, newValues: { again: command.operationId } })
          return ok(known)
        }
        if (!cart.ok) return cart
        const items = await tx.cartItem.findMany({
          where: { cartId: command.cartId },
          orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          include: { product: true },
        })
        if (items.length === 0) return refuse({ code: 'ORDER_EMPTY' })
        if (command.handOver === 'deliver' && command.shippingAddress === null)
          return refuse({ code: 'ADDRESS_MISSING' })
        const gone = items.filter(({ product }) => product.isDeleted || !product.isActive)
        if (gone.length > 0) {
          return refuse({ code: 'UNAVAILABLE', data: { names: gone.map(({ product }) => product.name) } })
        }
        const lines = items.map((item) => ({ ...item, priceCentavos: centavosOf(item.price) }))
        const totals = totalsOf(lines, command, rules)
        if (totals.totalCentavos > mostCentavos || totals.linesCentavos > mostCentavos) {
          return refuse({ code: 'TOTAL_TOO_LARGE' })
        }
        const off = tooMuchOff(command.discountCentavos, totals)
        if (off) return refuse(off)
        const orderId = randomUUID()
        const taken = await takeStock(tx, {
          lines,
          type: 'sold',
          documentType: 'order',
          documentId: orderId,
          userId: command.userId,
          reason: null,
          exceptCartId: command.cartId,
          now: at,
        })
        if (!taken.ok) return taken
        const customerId = cart.value.userId ?? (await addWalkIn(tx))
        const customer = await tx.user.findUniqueOrThrow({
          where: { id: customerId },
          select: { firstName: true, lastName: true, phoneNumber: true },
        })
        await tx.cartItem.updateMany({ where: { cartId: command.cartId }, data: { heldUntil: null } })
        await tx.cart.update({
          where: { id: command.cartId },
          data: { status: 'COMPLETED', convertedAt: at, version: { increment: 1 } },
          select: { id: true },
        })
        const shippingAddress = command.shippingAddress ?? pickupAddress
        const channel = command.channel ?? cart.value.channel
        await tx.order.create({
          data: {
            id: orderId,
            orderNumber: await nextOrderNumber(tx, at),
            operationId: command.operationId,
            userId: customerId,
            subtotal: decimalOf(totals.subtotalCentavos),
            tax: decimalOf(totals.taxCentavos),
            shipping: decimalOf(totals.shippingCentavos),
            discount: decimalOf(totals.discountCentavos),
            total: decimalOf(totals.totalCentavos),
            notes: command.notes || null,
            shippingAddress,
            billingAddress: command.billingAddress ?? shippingAddress,
            channel,
            handOver: command.handOver,
            neededAt: command.neededAt,
            customerName: fullName(customer),
            customerPhone: customer.phoneNumber,
            placedBy: command.userId,
            createdAt: at,
          },
          // From the number on other orders wait for this one: nothing is read back.
          select: { id: true },
        })
        await tx.orderItem.createMany({
          data: items.map((item, position) => ({
            orderId,
            productId: item.productId,
            quantity: item.quantity,
            price: item.price,
            total: item.price.mul(item.quantity),
            name: item.product.name,
            sku: item.product.sku,
            unit: unitOf(item.product.attributes),
            position,
            ...(item.customization !== null && { customization: item.customization as object }),
          })),
        })
        await addEvent(tx, {
          orderId,
          kind: 'placed',
          isFirst: true,
          at,
          userId: command.userId,
          owedCentavos: totals.totalCentavos,
          detail: { channel, items: items.length },
        })
        if (command.payment && totals.totalCentavos > 0) {
          const claimed = await claimPayment(tx, {
            ...command.payment,
            orderId,
            customerId,
            amountCentavos: totals.totalCentavos,
            operationId: `place:${command.operationId}`,
            userId: command.userId,
            now: at,
          })
          if (!claimed.ok) return claimed
        }
        await auditIn(tx, { entityId: orderId, newValues: { ...totals, lines: items.length, customerId } })
        return ok(orderId)
      },
      // The operation's own id makes a second run harmless.
      { idempotent: true },
    )
  try {
    return await place()
  } catch (error) {
    // The same click came by two roads at once: the other one placed it.
    if (isUniqueViolation(error, ['operationId'])) return place()
    throw error
  }
}

const unitOf = (attributes: unknown): string | null =>
  typeof attributes === 'object' && attributes !== null && 'unit' in attributes && typeof attributes.unit === 'string'
    ? attributes.unit
    : null
