import type { Tx } from '../../../platform/database/index.ts'
import { decimalOf } from '../../../platform/money.ts'
import type { LockedOrder } from '../lock-order.ts'
import { addEvent } from '../order-events.ts'

export type Received = {
  /** Of the payment. */
  id: string
  amountCentavos: number
  kind: 'paid' | 'confirmed'
  evidence: 'matched' | 'confirmed' | null
  userId: string | null
  now: Date
}

/** Counts money as received: on the payment, on the order and in its story, which must agree for ever. */
export async function receive(tx: Tx, order: LockedOrder, payment: Received): Promise<void> {
  const { id, amountCentavos, kind, evidence, userId, now } = payment
  await tx.payment.update({
    where: { id },
    data: {
      status: 'PAID',
      processedAt: now,
      ...(evidence && { evidence }),
      ...(kind === 'confirmed' && { confirmedBy: userId, confirmedAt: now }),
    },
  })
  await tx.order.update({
    where: { id: order.id },
    data: { paid: decimalOf(order.paidCentavos + amountCentavos), version: { increment: 1 } },
  })
  await addEvent(tx, {
    ...{ orderId: order.id, kind, at: now, userId },
    receivedCentavos: amountCentavos,
    detail: { paymentId: id },
  })
}
