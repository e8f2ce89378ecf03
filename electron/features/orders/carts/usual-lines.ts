import type { Db, Tx } from '../../../platform/database/index.ts'
import type { StockLine } from '../../inventory/index.ts'

/** What the customer had last time, or has in most of the last ten orders with its usual quantity. */
export async function usualLines(tx: Db | Tx, customerId: string, of: 'last' | 'usual'): Promise<StockLine[]> {
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
