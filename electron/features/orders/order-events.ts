import type { JsonInput, Tx } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'

export type NewEvent = {
  orderId: string
  kind:
    | 'placed'
    | 'moved'
    | 'edited'
    | 'noted'
    | 'paid'
    | 'claimed'
    | 'confirmed'
    | 'rejected'
    | 'refunded'
    | 'released'
    | 'printed'
  at: Date
  userId: string | null
  owedCentavos?: number
  receivedCentavos?: number
  reason?: string | null
  detail?: JsonInput
  /** Its first event: nobody else has written one, and nobody needs to be asked. */
  isFirst?: boolean
}

async function nextSeq(tx: Tx, orderId: string): Promise<number> {
  const last = await tx.orderEvent.aggregate({ where: { orderId }, _max: { seq: true } })
  return (last._max.seq ?? 0) + 1
}

/** Adds to the order's story. The order's row is held by the caller, so the numbers follow each other. */
export async function addEvent(tx: Tx, event: NewEvent): Promise<void> {
  const { orderId, kind, at, userId, owedCentavos = 0, receivedCentavos = 0, reason = null, detail } = event
  const seq = event.isFirst ? 1 : await nextSeq(tx, orderId)
  await tx.orderEvent.create({
    data: {
      orderId,
      seq,
      kind,
      at,
      userId,
      owed: decimalOf(owedCentavos),
      received: decimalOf(receivedCentavos),
      reason,
      ...(detail !== undefined && { detail }),
    },
  })
}
