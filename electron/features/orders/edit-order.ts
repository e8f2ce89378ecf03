import type { EditOrder } from '../../contract/orders.ts'
import type { Call } from '../../contract/routes.ts'
import { inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf, mostCentavos } from '../../platform/money.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { productFacts, returnStock, type StockShort, takeStock } from '../inventory/index.ts'
import type { FarmConfig } from '../settings/index.ts'
import { dueOf, type LockedOrder, lockOrder } from './lock-order.ts'
import { lockSeen, type NoOrder, type OrderChanged } from './move-order.ts'
import { addEvent } from './order-events.ts'
import { isEditable } from './order-rules.ts'
import { type OrderTotals, type PriceRules, totalsOf } from './order-totals.ts'
import { readPriceRules } from './price-rules.ts'

export type EditDeps = { database: OpenDatabase; now: () => Date; config: FarmConfig }
type NotEditable = { code: 'NOT_EDITABLE' }
type TooLarge = { code: 'TOTAL_TOO_LARGE' }

type Line = { productId: string; quantity: number; priceCentavos: number }

const linesOf = async (tx: Tx, orderId: string): Promise<Line[]> =>
  (await tx.orderItem.findMany({ where: { orderId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] })).map((item) => ({
    productId: item.productId,
    quantity: item.quantity,
    priceCentavos: centavosOf(item.price),
  }))

/** A line keeps the price it was ordered at; a new one has today's, unless the clerk says another. */
async function priced(tx: Tx, edit: EditOrder, before: readonly Line[], now: Date): Promise<Line[]> {
  const known = new Map(before.map((line) => [line.productId, line.priceCentavos]))
  const facts = await productFacts(
    tx,
    edit.lines.map((line) => line.productId),
    { now },
  )
  return edit.lines.map(({ productId, quantity, priceCentavos }) => ({
    productId,
    quantity,
    priceCentavos: priceCentavos ?? known.get(productId) ?? facts.get(productId)?.hit.priceCentavos ?? 0,
  }))
}

/** The amounts after an edit. What was agreed on delivery stays unless the clerk changes it. */
function totalsAfter(order: LockedOrder, lines: Line[], edit: EditOrder, rules: PriceRules): OrderTotals {
  const shippingCentavos = edit.shippingCentavos ?? order.shippingCentavos
  const discountCentavos = edit.discountCentavos ?? order.discountCentavos
  return totalsOf(lines, { handOver: order.handOver, discountCentavos, shippingCentavos }, rules)
}

export type EditPreview = { before: OrderTotals; after: OrderTotals; owedCentavos: number; dueCentavos: number }

type Worked = { order: LockedOrder; before: Line[]; lines: Line[]; preview: EditPreview }

async function workOut(
  tx: Tx,
  order: LockedOrder,
  edit: EditOrder,
  rules: PriceRules,
  now: Date,
): Promise<Result<Worked, NotEditable | TooLarge>> {
  if (!isEditable(order.status)) return refuse({ code: 'NOT_EDITABLE' })
  const before = await linesOf(tx, order.id)
  const lines = await priced(tx, edit, before, now)
  const after = totalsAfter(order, lines, edit, rules)
  if (after.totalCentavos > mostCentavos) return refuse({ code: 'TOTAL_TOO_LARGE' })
  const preview = {
    before: totalsOf(before, order, rules),
    after,
    owedCentavos: after.totalCentavos - order.totalCentavos,
    dueCentavos: dueOf({ ...order, totalCentavos: after.totalCentavos }),
  }
  return ok({ order, before, lines, preview })
}

/** What each product changes by: above nothing is taken from stock, below it goes back. */
export function differences(before: readonly Line[], after: readonly Line[]): Map<string, number> {
  const change = new Map<string, number>()
  for (const { productId, quantity } of after) change.set(productId, (change.get(productId) ?? 0) + quantity)
  for (const { productId, quantity } of before) change.set(productId, (change.get(productId) ?? 0) - quantity)
  return change
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
      const hit = facts.get(productId)?.hit
      return {
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
  auditIn: Call<unknown>['auditIn'],
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
