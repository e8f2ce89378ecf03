import { fullName } from '../../contract/identity/person.ts'
import type { Availability } from '../../contract/inventory/stock.ts'
import type { Db } from '../../platform/database/index.ts'
import { dayMs } from '../../platform/durations.ts'
import { personNames } from '../identity/index.ts'
import { isSeen, type Whose } from '../whose/index.ts'
import { availableOf } from './take-rules.ts'

type Wanted = { productId: string; now: Date; whose: Whose }

/** On hand, held, available; and who holds how many until when, as far as those carts may be seen. */
export async function findAvailability(db: Db, { productId, now, whose }: Wanted): Promise<Availability | null> {
  const product = await db.product.findUnique({ where: { id: productId }, select: { stock: true } })
  if (!product) return null
  const items = await db.cartItem.findMany({
    where: { productId, heldUntil: { gt: now }, cart: { status: 'ACTIVE' } },
    orderBy: { heldUntil: 'asc' },
    include: { cart: { include: { user: { select: { firstName: true, lastName: true } } } } },
  })
  const seen = items.filter(({ cart }) => isSeen(whose.carts, cart.userId))
  const nameOf = await personNames(
    db,
    seen.map((item) => item.cart.staffId),
    whose,
  )
  const held = items.reduce((sum, item) => sum + item.quantity, 0)
  return {
    onHand: product.stock,
    held,
    available: availableOf({ stock: product.stock, held }),
    holders: seen.map((item) => ({
      cartId: item.cartId,
      customer: item.cart.user ? fullName(item.cart.user) : '',
      clerk: nameOf(item.cart.staffId),
      quantity: item.quantity,
      heldUntil: item.heldUntil ?? now,
    })),
  }
}

/** Stock after each movement of the last days, and as it was before them. */
export async function readStockHistory(
  db: Db,
  { productId, days, now }: { productId: string; days: number; now: Date },
): Promise<{ t: number[]; stock: number[] }> {
  const from = new Date(now.getTime() - days * dayMs)
  const rows = await db.stockMovement.findMany({
    where: { productId, createdAt: { gte: from } },
    orderBy: { seq: 'asc' },
    select: { createdAt: true, previousStock: true, newStock: true },
    take: 5000,
  })
  const product = await db.product.findUniqueOrThrow({ where: { id: productId }, select: { stock: true } })
  const first = rows[0]?.previousStock ?? product.stock
  return {
    t: [from.getTime(), ...rows.map((row) => row.createdAt.getTime()), now.getTime()],
    stock: [first, ...rows.map((row) => row.newStock), product.stock],
  }
}
