import { z } from 'zod'
import { fullName } from '../../../contract/identity/person.ts'
import type { Cart } from '../../../contract/orders/carts.ts'
import { orderChannel } from '../../../contract/orders/order-words.ts'
import type { Db, Tx } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import { productFacts } from '../../inventory/index.ts'
import { type Whose, where } from '../../whose/index.ts'
import { type PriceRules, totalsOf } from '../order-totals.ts'

const customization = z.object({ text: z.string().catch('') }).catch({ text: '' })

/** Why a line can't be ordered as it stands; null when it can. */
function unavailability(
  product: { isActive: boolean; isDeleted: boolean },
  { quantity, available }: { quantity: number; available: number },
): { code: string; available: number } | null {
  if (product.isDeleted) return { code: 'DELETED', available: 0 }
  if (!product.isActive) return { code: 'HIDDEN', available: 0 }
  if (available === 0) return { code: 'SOLD_OUT', available: 0 }
  return quantity > available ? { code: 'FEWER_LEFT', available } : null
}

export type CartAsked = { id: string; rules: PriceRules; now: Date; whose: Whose }

/** A cart with what each line can count on; what other carts hold is not available to this one. */
export async function readCart(db: Db | Tx, { id, rules, now, whose }: CartAsked): Promise<Cart | null> {
  const row = await db.cart.findUnique({
    where: { id, ...where('userId', whose.carts) },
    include: { user: true, items: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  })
  if (!row) return null
  const clerk = row.staffId === null ? null : await db.user.findUnique({ where: { id: row.staffId } })
  const facts = await productFacts(
    db,
    row.items.map((item) => item.productId),
    { now, exceptCartId: id },
  )
  const lines = row.items.flatMap((item) => {
    const product = facts.get(item.productId)
    if (!product) return []
    const { hit, isActive, isDeleted } = product
    return [
      {
        id: item.id,
        product: hit,
        quantity: item.quantity,
        priceCentavos: centavosOf(item.price),
        originalPriceCentavos: centavosOf(item.originalPrice),
        totalCentavos: centavosOf(item.total),
        customization: customization.parse(item.customization ?? {}).text,
        heldUntil: item.heldUntil !== null && item.heldUntil > now ? item.heldUntil : null,
        unavailable: unavailability({ isActive, isDeleted }, { quantity: item.quantity, available: hit.available }),
      },
    ]
  })
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    customer: row.user && { id: row.user.id, name: fullName(row.user) },
    clerk: clerk && { id: clerk.id, name: fullName(clerk) },
    channel: orderChannel.catch('phone').parse(row.channel),
    lines,
    totals: totalsOf(lines, { handOver: 'deliver' }, rules),
    updatedAt: row.updatedAt,
  }
}
