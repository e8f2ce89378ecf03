import type { Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { personNames } from '../../identity/index.ts'
import type { Whose } from '../../whose/index.ts'
import { type LockedOrder, lockOrder } from '../lock-order.ts'

type Payment = Awaited<ReturnType<Tx['payment']['findUniqueOrThrow']>>
export type LockedPayment = { order: LockedOrder; payment: Payment }
export type NoPayment = { code: 'PAYMENT_NOT_FOUND' }
export type AlreadyConfirmed = { code: 'ALREADY_CONFIRMED'; data: { by: string } }

/** A payment under its order's lock. */
export async function lockPayment(tx: Tx, paymentId: string, whose: Whose): Promise<LockedPayment | null> {
  const payment = await tx.payment.findUnique({ where: { id: paymentId } })
  if (!payment?.orderId) return null
  const order = await lockOrder(tx, payment.orderId, whose)
  // Read anew under the lock: another clerk may have confirmed it while we waited.
  const fresh = await tx.payment.findUniqueOrThrow({ where: { id: paymentId } })
  return order && { order, payment: fresh }
}

/** One that nobody has confirmed or rejected yet. */
export async function lockOpenPayment(
  tx: Tx,
  paymentId: string,
  whose: Whose,
): Promise<Result<LockedPayment, NoPayment | AlreadyConfirmed>> {
  const locked = await lockPayment(tx, paymentId, whose)
  if (!locked || locked.payment.status === 'FAILED') return refuse({ code: 'PAYMENT_NOT_FOUND' })
  const { status, confirmedBy } = locked.payment
  if (status === 'PENDING') return ok(locked)
  const by = (await personNames(tx, [confirmedBy], whose))(confirmedBy) ?? ''
  return refuse({ code: 'ALREADY_CONFIRMED', data: { by } })
}
