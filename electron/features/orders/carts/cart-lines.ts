import type { Tx } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'

export type CartLine = Awaited<ReturnType<typeof readCartLines>>[number]

/** The lines of a cart with their products, in the order in which they were put in. */
export async function readCartLines(tx: Tx, cartId: string) {
  const items = await tx.cartItem.findMany({
    where: { cartId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { product: true },
  })
  return items.map((item) => ({ ...item, priceCentavos: centavosOf(item.price) }))
}
