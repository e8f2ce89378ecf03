import type { PaymentLink } from '../../contract/payment-links/payment-links.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { lockOrder } from '../orders/index.ts'
import type { Whose } from '../whose/index.ts'
import { askLink, takeTurn } from './ask-link.ts'
import type { LinkDeps, LinkRow } from './link-deps.ts'
import { linkView } from './link-view.ts'
import { readKey } from './paymongo-key.ts'

type Cancel = { linkId: string; whose: Whose }
type Refusal = { code: 'LINK_NOT_FOUND' }

/** Marks it first, so that a desktop that can reach PayMongo shuts it even when this one can't. */
function markClosing(
  { database, now }: LinkDeps,
  { linkId, whose }: Cancel,
  auditIn: AuditIn,
): Promise<Result<LinkRow, Refusal>> {
  return inTransaction<Result<LinkRow, Refusal>>(database, async (tx) => {
    const found = await tx.paymentLink.findUnique({ where: { id: linkId } })
    const order = found && (await lockOrder(tx, found.orderId, whose))
    if (!order) return refuse({ code: 'LINK_NOT_FOUND' })
    const { count } = await tx.paymentLink.updateMany({
      where: { id: linkId, status: { in: ['making', 'unpaid'] } },
      data: { status: 'closing', nextPollAt: now() },
    })
    const row = await tx.paymentLink.findUniqueOrThrow({ where: { id: linkId } })
    await auditIn(tx, {
      entityId: linkId,
      ...(count === 1 && { oldValues: { status: found.status } }),
      newValues: { status: row.status },
    })
    return ok(row)
  })
}

/** Shuts a link. Asked about once more on the way: what came in the last moment is filed, not lost. */
export async function cancelPaymentLink(
  deps: LinkDeps,
  cancel: Cancel,
  auditIn: AuditIn,
): Promise<Result<PaymentLink, Refusal>> {
  const marked = await markClosing(deps, cancel, auditIn)
  if (!marked.ok) return marked
  const key = await readKey(deps.secrets)
  const row = marked.value
  if (row.status === 'closing' && key?.isLive === row.isLive) {
    const ours = await takeTurn(deps, row)
    if (ours) await askLink(deps, ours, { key, signal: new AbortController().signal })
  }
  const after = await deps.database.read((db) => db.paymentLink.findUniqueOrThrow({ where: { id: cancel.linkId } }))
  return ok(linkView(after))
}
