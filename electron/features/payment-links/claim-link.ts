import type { MakeLink } from '../../contract/payment-links/payment-links.ts'
import type { Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { dueOf, lockOrder, takesMoney } from '../orders/index.ts'
import type { By } from '../whose/index.ts'
import { type LinkRow, openStates } from './link-deps.ts'
import { makingMs, payableMs } from './link-rules.ts'

export type ClaimRefusal =
  | { code: 'ORDER_NOT_FOUND' | 'ORDER_CLOSED' | 'NOTHING_DUE' }
  | { code: 'DUE_CHANGED'; data: { dueCentavos: number } }
  | { code: 'LINK_OPEN'; data: { amountCentavos: number } }

export type WantedLink = MakeLink & By & { isLive: boolean; now: Date }
/** `isOurs`: this call is the one that asks PayMongo. */
export type LinkClaim = { row: LinkRow; orderNumber: string; isOurs: boolean }

/** Nobody is making it any more, and nobody ever saw its address. */
const isGivenUp = (row: LinkRow, now: Date) =>
  row.linkId === null && (row.status === 'failed' || (row.status === 'making' && isOver(row.nextPollAt, now)))
const isOver = (at: Date | null, now: Date) => at === null || at <= now

/** The row before the call, under the order's lock: of two who want a link for an order, one makes it. */
export async function claimLink(tx: Tx, wanted: WantedLink): Promise<Result<LinkClaim, ClaimRefusal>> {
  const { orderId, operationId, amountCentavos, whose, now } = wanted
  const order = await lockOrder(tx, orderId, whose)
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
  const { orderNumber } = order
  const same = await tx.paymentLink.findUnique({ where: { operationId } })
  if (same && same.orderId !== orderId) return refuse({ code: 'ORDER_NOT_FOUND' })
  if (same && !isGivenUp(same, now)) return ok({ row: same, orderNumber, isOurs: false })
  if (!takesMoney(order.status)) return refuse({ code: 'ORDER_CLOSED' })
  const open = await tx.paymentLink.findFirst({ where: { orderId, status: { in: openStates } } })
  if (open && open.id !== same?.id) {
    if (!isGivenUp(open, now)) {
      const shared = shareOpen(open, amountCentavos)
      return shared.ok ? ok({ row: open, orderNumber, isOurs: false }) : shared
    }
    await tx.paymentLink.update({
      where: { id: open.id },
      data: { status: 'failed', problem: 'LOST', nextPollAt: null },
    })
  }
  const dueCentavos = dueOf(order)
  if (dueCentavos <= 0) return refuse({ code: 'NOTHING_DUE' })
  if (dueCentavos !== amountCentavos) return refuse({ code: 'DUE_CHANGED', data: { dueCentavos } })
  return ok({ row: await writeRow(tx, wanted, same), orderNumber, isOurs: true })
}

/** Another desk's link serves as well, when it asks for the same and is not being shut. */
function shareOpen({ amount, status }: LinkRow, amountCentavos: number): Result<null, ClaimRefusal> {
  const openCentavos = centavosOf(amount)
  return openCentavos === amountCentavos && status !== 'closing'
    ? ok(null)
    : refuse({ code: 'LINK_OPEN', data: { amountCentavos: openCentavos } })
}

function writeRow(tx: Tx, wanted: WantedLink, again: LinkRow | null): Promise<LinkRow> {
  const { orderId, operationId, amountCentavos, userId, isLive, now } = wanted
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
