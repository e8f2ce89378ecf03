import type { Tx } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'
import { productFacts } from '../inventory/index.ts'
import type { Line } from './edit-rules.ts'

/** The lines of an order as an edit leaves them, in their order. */
export async function rewriteLines(tx: Tx, orderId: string, lines: readonly Line[], now: Date): Promise<void> {
  const facts = await productFacts(
    tx,
    lines.map((line) => line.productId),
    { now },
  )
  const stored = new Map((await tx.orderItem.findMany({ where: { orderId } })).map((item) => [item.productId, item]))
  await tx.orderItem.deleteMany({ where: { orderId } })
  await tx.orderItem.createMany({
    data: lines.map(({ productId, quantity, priceCentavos }, position) => {
      const before = stored.get(productId)
      stored.delete(productId) // a second line of the product is a new one
      const hit = facts.get(productId)?.hit
      return {
        // A line that stays is the same line: whoever looks at it (a refund's dialog) still means it.
        ...(before && { id: before.id }),
        ...(before?.customization && { customization: before.customization }),
        orderId,
        productId,
        quantity,
        price: decimalOf(priceCentavos),
        total: decimalOf(priceCentavos * quantity),
        name: before?.name ?? hit?.name ?? '',
        sku: before?.sku ?? (hit?.sku || null),
        unit: before?.unit ?? hit?.unit ?? null,
        position,
      }
    }),
  })
}
