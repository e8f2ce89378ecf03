import { mostLines } from '../../../contract/orders/carts.ts'
import { databaseNull, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { lockProducts } from '../../inventory/index.ts'
import { type LineRefusal, whyNoLine } from './line-rules.ts'

type CartLine = NonNullable<Awaited<ReturnType<Tx['cartItem']['findUnique']>>>
/** What a line was begun with in another cart. */
export type Begun = Pick<CartLine, 'price' | 'originalPrice' | 'customization'>

export type LineChange = { id: string; productId: string; customization?: string | undefined; begun?: Begun | null } & (
  | { add: number }
  | { set: number }
)

type When = { now: Date; holdMs: number }

/** Writes one line and promises the whole of it to this cart for a while; 0 takes it out. In an open transaction. */
export async function changeLine(tx: Tx, change: LineChange, when: When): Promise<Result<undefined, LineRefusal>> {
  const { id: cartId, productId } = change
  const products = await lockProducts(tx, [productId], { now: when.now, exceptCartId: cartId })
  const line = await tx.cartItem.findUnique({ where: { cartId_productId: { cartId, productId } } })
  const quantity = 'set' in change ? change.set : (line?.quantity ?? 0) + change.add
  if (quantity === 0) {
    await tx.cartItem.deleteMany({ where: { cartId, productId } })
    return ok(undefined)
  }
  const refusal = whyNoLine(products.get(productId), { productId, quantity })
  if (refusal) return refuse(refusal)
  if (!line && (await tx.cartItem.count({ where: { cartId } })) >= mostLines)
    return refuse({ code: 'CART_FULL', data: { most: mostLines } })
  await writeLine(tx, { change, line, quantity }, when)
  return ok(undefined)
}

/** A line keeps the price it was begun with, also in another cart. */
async function writeLine(
  tx: Tx,
  { change, line, quantity }: { change: LineChange; line: CartLine | null; quantity: number },
  { now, holdMs }: When,
): Promise<void> {
  const { id: cartId, productId, customization, begun } = change
  const row = await tx.product.findUniqueOrThrow({ where: { id: productId } })
  const price = line?.price ?? begun?.price ?? row.price
  const total = price.mul(quantity)
  const data = {
    ...{ quantity, subtotal: total, total, isAvailable: true, unavailableReason: null },
    heldUntil: new Date(now.getTime() + holdMs),
    ...(customization !== undefined && { customization: customization ? { text: customization } : databaseNull }),
  }
  const productSnapshot = { name: row.name, sku: row.sku, price: row.price.toString() }
  const originalPrice = begun?.originalPrice ?? row.comparePrice ?? row.price
  const said = begun?.customization ? { customization: begun.customization as object } : {}
  await tx.cartItem.upsert({
    where: { cartId_productId: { cartId, productId } },
    create: { cartId, productId, price, originalPrice, productSnapshot, createdAt: now, ...said, ...data },
    update: data,
  })
}
