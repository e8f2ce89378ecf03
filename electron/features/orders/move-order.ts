import type { OrderMove, OrderStatus } from '../../contract/orders/order-words.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, type Result } from '../../platform/result.ts'
import { returnStock } from '../inventory/index.ts'
import type { By } from '../whose/index.ts'
import { type LockedOrder, lockSeen, type NoOrder, type OrderChanged } from './lock-order.ts'
import type { OrdersDeps } from './order-deps.ts'
import { addEvent } from './order-events.ts'
import { applyMove, type MoveRefusal } from './order-rules.ts'
import { owedByMove } from './payments/balance.ts'
import { releaseOf } from './release.ts'

async function factsOf(tx: Tx, order: LockedOrder) {
  const [lines, payments, overrides] = [
    await tx.orderItem.count({ where: { orderId: order.id } }),
    await tx.payment.findMany({ where: { orderId: order.id } }),
    await tx.orderEvent.count({ where: { orderId: order.id, kind: 'released' } }),
  ]
  const proofs = payments.map(({ method, status, evidence }) => ({
    method,
    status,
    // Written by us alone, in these words.
    evidence: evidence as 'claimed' | 'matched' | 'confirmed' | null,
  }))
  const { allowed } = releaseOf({ ...order, overridden: overrides > 0, payments: proofs })
  return { status: order.status, lines, released: allowed }
}

const timeOf: Partial<Record<OrderStatus, 'shippedAt' | 'deliveredAt' | 'cancelledAt'>> = {
  SHIPPED: 'shippedAt',
  DELIVERED: 'deliveredAt',
  CANCELLED: 'cancelledAt',
}

/** A payment link that is open is shut by the desktop that asks about it next: nobody pays for what is cancelled. */
async function closeLinks(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx.paymentLink.updateMany({
    where: { orderId, status: { in: ['making', 'unpaid'] } },
    data: { status: 'closing', nextPollAt: at },
  })
}

export type MoveOrder = By & {
  id: string
  version: number
  move: OrderMove
  trackingNumber?: string | undefined
  reason?: string
}

/** One step along the agreed table; its time is set by it, and of two who make it the second is told. */
export function moveOrder(
  { database, now }: OrdersDeps,
  command: MoveOrder,
  auditIn: AuditIn,
): Promise<Result<string, NoOrder | OrderChanged | MoveRefusal>> {
  return inTransaction(database, async (tx) => {
    const seen = await lockSeen(tx, command)
    if (!seen.ok) return seen
    const order = seen.value
    const moved = applyMove(await factsOf(tx, order), command.move)
    if (!moved.ok) return moved
    const at = now()
    const time = timeOf[moved.value]
    await tx.order.update({
      where: { id: order.id },
      data: {
        status: moved.value,
        version: { increment: 1 },
        ...(time && { [time]: at }),
        ...(command.trackingNumber && { trackingNumber: command.trackingNumber }),
      },
    })
    const cancelled = moved.value === 'CANCELLED'
    if (cancelled) {
      const document = { documentType: 'order', documentId: order.id, userId: command.userId, now: at }
      await returnStock(tx, { ...document, lines: null, reason: command.reason ?? 'cancelled' })
      // What was only claimed will not come; what was received stays until it is given back.
      await tx.payment.updateMany({
        where: { orderId: order.id, status: 'PENDING' },
        data: { status: 'FAILED', failedAt: at },
      })
      await closeLinks(tx, order.id, at)
    }
    await addEvent(tx, {
      orderId: order.id,
      kind: 'moved',
      at,
      userId: command.userId,
      owedCentavos: owedByMove(order, moved.value),
      reason: command.reason ?? null,
      detail: { move: command.move, from: order.status, to: moved.value },
    })
    await auditIn(tx, {
      entityId: order.id,
      oldValues: { status: order.status },
      newValues: { status: moved.value, reason: command.reason },
    })
    return ok(order.id)
  })
}
