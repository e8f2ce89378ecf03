import type { EditOrder } from '../../contract/orders/orders.ts'
import type { Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { ok, type Result } from '../../platform/result.ts'
import { productFacts } from '../inventory/index.ts'
import { decideEdit, type EditPreview, type Line, type NotEditable, priced, type TooLarge } from './edit-rules.ts'
import type { LockedOrder } from './lock-order.ts'
import type { PriceRules } from './order-totals.ts'

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

export type EditWorkedOut = { order: LockedOrder; before: Line[]; lines: Line[]; preview: EditPreview }

/** What an edit makes of an order that is held: its lines then, and the money before and after, taxed as it was placed. */
export async function workOutEdit(
  tx: Tx,
  { order, edit, rules, now }: { order: LockedOrder; edit: EditOrder; rules: PriceRules; now: Date },
): Promise<Result<EditWorkedOut, NotEditable | TooLarge>> {
  const before = await linesOf(tx, order.id)
  const lines = await pricedIn(tx, edit, before, now)
  const decided = decideEdit(order, { before, lines }, edit, { ...rules, ...order.taxed })
  if (!decided.ok) return decided
  return ok({ order, before, lines, preview: decided.value })
}
