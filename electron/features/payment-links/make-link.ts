import type { MakeLink, PaymentLink } from '../../contract/payment-links/payment-links.ts'
import type { Call } from '../../contract/routes.ts'
import type { PaymongoLink, PaymongoRefusal } from '../../connections/paymongo/paymongo-answers.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../platform/money.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { dueOf, lockOrder } from '../orders/index.ts'
import { type LinkDeps, type LinkRow, openStates } from './link-deps.ts'
import { everyMs, makingMs, payableMs } from './link-rules.ts'
import { linkView } from './link-view.ts'
import { readKey } from './paymongo-key.ts'

type Refusal =
  | { code: 'ORDER_NOT_FOUND' | 'ORDER_CLOSED' | 'NOTHING_DUE' | 'NO_KEY' | 'KEY_REFUSED' | 'PROVIDER_AWAY' }
  | { code: 'DUE_CHANGED'; data: { dueCentavos: number } }
  | { code: 'LINK_OPEN'; data: { amountCentavos: number } }
  | { code: 'AMOUNT_REFUSED' | 'PROVIDER_REFUSED'; data: { detail: string } }
type Wish = MakeLink & { userId: string; isLive: boolean; now: Date }
/** `isOurs`: this call is the one that asks PayMongo. */
type Claim = { row: LinkRow; orderNumber: string; isOurs: boolean }

/** Nobody is making it any more, and nobody ever saw its address. */
const isGivenUp = (row: LinkRow, now: Date) =>
  row.linkId === null && (row.status === 'failed' || (row.status === 'making' && isOver(row.nextPollAt, now)))
const isOver = (at: Date | null, now: Date) => at === null || at <= now

/** The row before the call, under the order's lock: of two who want a link for an order, one makes it. */
async function claimLink(tx: Tx, wish: Wish): Promise<Result<Claim, Refusal>> {
  const { orderId, operationId, amountCentavos, now } = wish
  const order = await lockOrder(tx, orderId)
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
  const { orderNumber } = order
  const same = await tx.paymentLink.findUnique({ where: { operationId } })
  if (same && same.orderId !== orderId) return refuse({ code: 'ORDER_NOT_FOUND' })
  if (same && !isGivenUp(same, now)) return ok({ row: same, orderNumber, isOurs: false })
  if (order.status === 'CANCELLED' || order.status === 'REFUNDED') return refuse({ code: 'ORDER_CLOSED' })
  const open = await tx.paymentLink.findFirst({ where: { orderId, status: { in: openStates } } })
  if (open && open.id !== same?.id) {
    if (!isGivenUp(open, now)) {
      const openCentavos = centavosOf(open.amount)
      if (openCentavos !== amountCentavos || open.status === 'closing') {
        return refuse({ code: 'LINK_OPEN', data: { amountCentavos: openCentavos } })
      }
      return ok({ row: open, orderNumber, isOurs: false })
    }
    await tx.paymentLink.update({
      where: { id: open.id },
      data: { status: 'failed', problem: 'LOST', nextPollAt: null },
    })
  }
  const dueCentavos = dueOf(order)
  if (dueCentavos <= 0) return refuse({ code: 'NOTHING_DUE' })
  if (dueCentavos !== amountCentavos) return refuse({ code: 'DUE_CHANGED', data: { dueCentavos } })
  return ok({ row: await writeRow(tx, wish, same), orderNumber, isOurs: true })
}

function writeRow(tx: Tx, wish: Wish, again: LinkRow | null): Promise<LinkRow> {
  const { orderId, operationId, amountCentavos, userId, isLive, now } = wish
  const data = {
    amount: decimalOf(amountCentavos),
    status: 'making',
    isLive,
    problem: null,
    failures: 0,
    createdBy: userId,
    nextPollAt: new Date(now.getTime() + makingMs),
    expiresAt: new Date(now.getTime() + payableMs),
    createdAt: now,
  }
  return again
    ? tx.paymentLink.update({ where: { id: again.id }, data })
    : tx.paymentLink.create({ data: { ...data, orderId, operationId } })
}

/** The link is there. An order that was cancelled meanwhile keeps it closing: it is shut before anybody sees it. */
async function keepLink({ database, now }: LinkDeps, id: string, link: PaymongoLink): Promise<LinkRow> {
  const made = { linkId: link.id, checkoutUrl: link.url, referenceNumber: link.referenceNumber }
  return database.write((db) =>
    db.$transaction(async (tx) => {
      const nextPollAt = new Date(now().getTime() + everyMs)
      await tx.paymentLink.updateMany({
        where: { id, status: 'making' },
        data: { status: 'unpaid', nextPollAt },
      })
      return tx.paymentLink.update({ where: { id }, data: made })
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

/**
 * A link for all that is due. A row before the call; a call that came to nothing leaves a failed row, which the same
 * operation takes up again. PayMongo may have made a link all the same: nobody has its address, so nobody can pay it.
 */
export async function makePaymentLink(
  deps: LinkDeps,
  wish: MakeLink & { userId: string },
  { audit, auditIn }: Pick<Call<unknown>, 'audit' | 'auditIn'>,
): Promise<Result<PaymentLink, Refusal>> {
  const { database, paymongo, now } = deps
  const key = await readKey(deps.secrets)
  if (!key) return refuse({ code: 'NO_KEY' })
  const claim = await inTransaction<Result<Claim, Refusal>>(database, async (tx) => {
    const claimed = await claimLink(tx, { ...wish, isLive: key.isLive, now: now() })
    if (!claimed.ok || !claimed.value.isOurs) return claimed
    const { orderId, amountCentavos } = wish
    await auditIn(tx, { entityId: claimed.value.row.id, newValues: { orderId, amountCentavos, live: key.isLive } })
    return claimed
  })
  if (!claim.ok) return claim
  const { row, orderNumber, isOurs } = claim.value
  audit({ entityId: row.id })
  if (!isOurs) return ok(linkView(row))
  const { amountCentavos } = wish
  const answer = await paymongo.makeLink(key.secret, { amountCentavos, description: orderNumber, remarks: row.id })
  if (answer.ok) return ok(linkView(await keepLink(deps, row.id, answer.value)))
  await database.write((db) =>
    db.paymentLink.updateMany({
      where: { id: row.id, status: 'making' },
      data: { status: 'failed', problem: answer.refusal.code, nextPollAt: null },
    }),
  )
  return refuse(refusalOf(answer.refusal))
}
