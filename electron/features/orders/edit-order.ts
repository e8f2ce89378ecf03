import type { EditOrder } from '../../contract/orders/orders.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../platform/money.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { productFacts, returnStock, type StockShort, takeStock } from '../inventory/index.ts'
import type { FarmConfig } from '../settings/index.ts'
import {
  decideEdit,
  differences,
  type EditPreview,
  type Line,
  type NotEditable,
  priced,
  type TooLarge,
} from './edit-rules.ts'
import { type LockedOrder, lockOrder } from './lock-order.ts'
import { lockSeen, type NoOrder, type OrderChanged } from './move-order.ts'
import { addEvent } from './order-events.ts'
import type { PriceRules } from './order-totals.ts'
import { readPriceRules } from './price-rules.ts'

export type EditDeps = { database: OpenDatabase; now: () => Date; config: FarmConfig }

const linesOf = async (tx: Tx, orderId: string): Promise<Line[]> =>
  (await tx.orderItem.findMany({ where: { orderId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map((item) => ({
    productId: item.productId,
    quantity: item.quantity,
    priceCentavos: centavosOf(item.price),
  }))

async function pricedIn(tx: Tx, edit: EditOrder, before: readonly Line[], now: Date): Promise<Line[]> {
  const facts = await productFacts(
    tx,
    edit.lines.map((line) => line.productId),
    { now },
  )
  return priced(edit.lines, before, (id) => facts.get(id)?.hit.priceCentavos)
}

type Worked = { order: LockedOrder; before: Line[]; lines: Line[]; preview: EditPreview }

async function workOut(
  tx: Tx,
  order: LockedOrder,
  edit: EditOrder,
  rules: PriceRules,
  now: Date,
): Promise<Result<Worked, NotEditable | TooLarge>> {
  const before = await linesOf(tx, order.id)
  const lines = await pricedIn(tx, edit, before, now)
  const decided = decideEdit(order, { before, lines }, edit, rules)
  if (!decided.ok) return decided
  return ok({ order, before, lines, preview: decided.value })
}

const some = (change: Map<string, number>, sign: 1 | -1) =>
  [...change].filter(([, n]) => n * sign > 0).map(([productId, n]) => ({ productId, quantity: n * sign }))

export async function previewEdit(
  { database, now, config }: EditDeps,
  edit: EditOrder,
): Promise<Result<EditPreview, NoOrder | NotEditable>> {
  const rules = await readPriceRules(config)
  const worked = await inTransaction(database, async (tx) => {
    const order = await lockOrder(tx, edit.id)
    return order ? workOut(tx, order, edit, rules, now()) : refuse({ code: 'ORDER_NOT_FOUND' })
  })
  if (worked.ok) return ok(worked.value.preview)
  // A preview of too much is shown as it is; placing it is what is refused.
  return worked.refusal.code === 'TOTAL_TOO_LARGE' ? refuse({ code: 'NOT_EDITABLE' }) : refuse(worked.refusal)
}

async function rewriteLines(tx: Tx, orderId: string, lines: readonly Line[], now: Date): Promise<void> {
  const facts = await productFacts(
    tx,
    lines.map((line) => line.productId),
    { now },
  )
  const kept = new Map((await tx.orderItem.findMany({ where: { orderId } })).map((item) => [item.productId, item]))
  await tx.orderItem.deleteMany({ where: { orderId } })
  await tx.orderItem.createMany({
    data: lines.map(({ productId, quantity, priceCentavos }, position) => {
      const known = kept.get(productId)
      kept.delete(productId) // a second line of the product is a new one
      const hit = facts.get(productId)?.hit
      return {
        // A line that stays is the same line: whoever looks at it (a refund's dialog) still means it.
        ...(known && { id: known.id }),
        ...(known?.customization && { customization: known.customization }),
        orderId,
        productId,
        quantity,
        price: decimalOf(priceCentavos),
        total: decimalOf(priceCentavos * quantity),
        name: known?.name ?? hit?.name ?? '',
        sku: known?.sku ?? (hit?.sku || null),
        unit: known?.unit ?? hit?.unit ?? null,
        position,
      }
    }),
  })
}

/** Writes an edit as one difference: stock, lines and money move together, or nothing does. Returns the order's id. */
export async function editOrder(
  { database, now, config }: EditDeps,
  edit: EditOrder & { userId: string },
  auditIn: AuditIn,
): Promise<Result<string, NoOrder | OrderChanged | NotEditable | TooLarge | StockShort>> {
  const rules = await readPriceRules(config)
  return inTransaction(database, async (tx) => {
    const at = now()
    const seen = await lockSeen(tx, edit)
    if (!seen.ok) return seen
    const worked = await workOut(tx, seen.value, edit, rules, at)
    if (!worked.ok) return worked
    const { order, before, lines, preview } = worked.value
    const change = differences(before, lines)
    const document = {
      documentType: 'order',
      documentId: order.id,
      userId: edit.userId,
      reason: 'order edited',
      now: at,
    }
    const taken = await takeStock(tx, { ...document, type: 'sold', lines: some(change, 1) })
    if (!taken.ok) return taken
    await returnStock(tx, { ...document, lines: some(change, -1) })
    await rewriteLines(tx, order.id, lines, at)
    const { after } = preview
    await tx.order.update({
      where: { id: order.id },
      data: {
        subtotal: decimalOf(after.subtotalCentavos),
        tax: decimalOf(after.taxCentavos),
        shipping: decimalOf(after.shippingCentavos),
        discount: decimalOf(after.discountCentavos),
        total: decimalOf(after.totalCentavos),
        version: { increment: 1 },
      },
    })
    await addEvent(tx, {
      orderId: order.id,
      kind: 'edited',
      at,
      userId: edit.userId,
      owedCentavos: preview.owedCentavos,
      reason: edit.reason || null,
      detail: { before, after: lines },
    })
    await auditIn(tx, { entityId: order.id, oldValues: { lines: before }, newValues: { lines, reason: edit.reason } })
    return ok(order.id)
  })
}
