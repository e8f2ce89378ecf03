import type { EditOrder } from '../../contract/orders/orders.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import type { EditPreview, NotEditable, TooLarge } from './edit-rules.ts'
import { lockOrder, type NoOrder } from './lock-order.ts'
import type { OrdersDeps } from './order-deps.ts'
import { readPriceRules } from './price-rules.ts'
import { workOutEdit } from './work-out-edit.ts'

/** What an edit would make of an order; writes nothing. */
export async function previewEdit(
  { database, now, config }: OrdersDeps,
  edit: EditOrder & Pick<By, 'whose'>,
): Promise<Result<EditPreview, NoOrder | NotEditable | TooLarge>> {
  const rules = await readPriceRules(config)
  const worked = await inTransaction(database, async (tx) => {
    const order = await lockOrder(tx, edit.id, edit.whose)
    return order ? workOutEdit(tx, { order, edit, rules, now: now() }) : refuse({ code: 'ORDER_NOT_FOUND' })
  })
  return worked.ok ? ok(worked.value.preview) : worked
}
