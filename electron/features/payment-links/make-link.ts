import type { PaymongoLink, PaymongoRefusal } from '../../connections/paymongo/paymongo-answers.ts'
import type { MakeLink, PaymentLink } from '../../contract/payment-links/payment-links.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { By } from '../whose/index.ts'
import { type ClaimRefusal, claimLink, type LinkClaim, type WantedLink } from './claim-link.ts'
import type { LinkDeps, LinkRow } from './link-deps.ts'
import { everyMs } from './link-rules.ts'
import { linkView } from './link-view.ts'
import { readKey } from './paymongo-key.ts'

type Refusal =
  | ClaimRefusal
  | { code: 'NO_KEY' | 'KEY_REFUSED' | 'PROVIDER_AWAY' }
  | { code: 'AMOUNT_REFUSED' | 'PROVIDER_REFUSED'; data: { detail: string } }

/**
 * A link for all that is due. A row before the call; a call that came to nothing leaves a failed row, which the same
 * operation takes up again. PayMongo may have made a link all the same: nobody has its address, so nobody can pay it.
 */
export async function makePaymentLink(
  deps: LinkDeps,
  command: MakeLink & By,
  auditIn: AuditIn,
): Promise<Result<PaymentLink, Refusal>> {
  const key = await readKey(deps.secrets)
  if (!key) return refuse({ code: 'NO_KEY' })
  const claim = await claimOnce(deps, { ...command, isLive: key.isLive }, auditIn)
  if (!claim.ok) return claim
  const { row, orderNumber: description, isOurs } = claim.value
  if (!isOurs) return ok(linkView(row))
  const { amountCentavos } = command
  const answer = await deps.paymongo.makeLink(key.secret, { amountCentavos, description, remarks: row.id })
  if (answer.ok) return ok(linkView(await keepLink(deps, row.id, answer.value)))
  await giveUp(deps, row.id, answer.refusal)
  return refuse(refusalOf(answer.refusal))
}

/** The row and its audit, together: what PayMongo is asked for is there before it is asked. */
function claimOnce(
  { database, now }: LinkDeps,
  wanted: Omit<WantedLink, 'now'>,
  auditIn: AuditIn,
): Promise<Result<LinkClaim, ClaimRefusal>> {
  return inTransaction(database, async (tx) => {
    const claimed = await claimLink(tx, { ...wanted, now: now() })
    if (!claimed.ok) return claimed
    const { orderId, amountCentavos, isLive, operationId } = wanted
    const { row, isOurs } = claimed.value
    const newValues = isOurs ? { orderId, amountCentavos, live: isLive } : { again: operationId }
    await auditIn(tx, { entityId: row.id, newValues })
    return claimed
  })
}

/** The link is there. An order that was cancelled meanwhile keeps it closing: it is shut before anybody sees it. */
async function keepLink({ database, now }: LinkDeps, id: string, link: PaymongoLink): Promise<LinkRow> {
  const made = { linkId: link.id, checkoutUrl: link.url, referenceNumber: link.referenceNumber }
  const written = await inTransaction(database, async (tx) => {
    const nextPollAt = new Date(now().getTime() + everyMs)
    await tx.paymentLink.updateMany({
      where: { id, status: 'making' },
      data: { status: 'unpaid', nextPollAt },
    })
    return ok(await tx.paymentLink.update({ where: { id }, data: made }))
  })
  return written.value
}

async function giveUp({ database }: LinkDeps, id: string, { code }: PaymongoRefusal): Promise<void> {
  await database.write((db) =>
    db.paymentLink.updateMany({
      where: { id, status: 'making' },
      data: { status: 'failed', problem: code, nextPollAt: null },
    }),
  )
}

function refusalOf(refusal: PaymongoRefusal): Refusal {
  switch (refusal.code) {
    case 'KEY_REFUSED':
      return { code: 'KEY_REFUSED' }
    case 'AMOUNT_REFUSED':
      return { code: 'AMOUNT_REFUSED', data: { detail: refusal.detail } }
    case 'REFUSED':
      return { code: 'PROVIDER_REFUSED', data: { detail: refusal.detail } }
    case 'BUSY':
    case 'NOT_FOUND':
    case 'UNREACHABLE':
    case 'UNREADABLE':
      return { code: 'PROVIDER_AWAY' }
  }
}
