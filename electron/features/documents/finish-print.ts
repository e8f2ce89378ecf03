import type { JobState } from '../../contract/documents.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction } from '../../platform/database/index.ts'
import type { PrintOutcome } from '../../platform/print-host.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { addEvent, lockOrder } from '../orders/index.ts'
import { type By, where } from '../whose/index.ts'
import type { JobDeps } from './document-deps.ts'

export type JobRefusal = { code: 'JOB_NOT_FOUND' } | { code: 'JOB_OVER' }

const ofOrders: readonly string[] = ['invoice', 'packing-slip', 'receipt']
/** Nobody knows yet, or it was not said. */
const open: JobState[] = ['printing', 'uncertain']

/** From now on a kill leaves the question whether it came out. */
export async function startPrint({ database }: JobDeps, id: string): Promise<void> {
  await database.write(
    (db) => db.printJob.updateMany({ where: { id, state: 'queued' }, data: { state: 'printing' } }),
    { idempotent: true },
  )
}

export type Finish = By & { id: string; outcome: PrintOutcome }

/** Says how it ended; paper that came out is part of its order's story. */
export function finishPrint(
  { database, now }: JobDeps,
  { id, userId, whose, outcome }: Finish,
  auditIn?: AuditIn,
): Promise<Result<string, JobRefusal>> {
  return inTransaction(database, async (tx) => {
    const job = await tx.printJob.findFirst({ where: { id, ...where('createdBy', whose.prints) } })
    if (!job) return refuse({ code: 'JOB_NOT_FOUND' })
    const { state } = outcome
    const at = now()
    const isOrder = ofOrders.includes(job.kind) && (await lockOrder(tx, job.documentId, whose)) !== null
    const ended = await tx.printJob.updateMany({
      where: { id, state: { in: open } },
      data: { state, error: state === 'failed' ? outcome.reason : null, doneAt: state === 'done' ? at : null },
    })
    if (ended.count === 0) return refuse({ code: 'JOB_OVER' })
    if (isOrder && state === 'done') {
      const detail = { document: job.kind, copy: job.copy, printer: job.printer }
      await addEvent(tx, { orderId: job.documentId, kind: 'printed', at, userId, detail })
    }
    await auditIn?.(tx, { entityId: id, oldValues: { state: job.state }, newValues: { state } })
    return ok(id)
  })
}

/**
 * At the start of this desktop: what it was printing when it was killed may have come out, which only a person can
 * say; what had not begun did not. Nothing is printed again by itself.
 */
export async function recoverPrints({ database }: JobDeps, desk: string): Promise<void> {
  const own = { path: ['desk'], equals: desk }
  await database.write(
    async (db) => {
      await db.printJob.updateMany({ where: { state: 'printing', options: own }, data: { state: 'uncertain' } })
      const data = { state: 'failed', error: 'STOPPED' }
      await db.printJob.updateMany({ where: { state: 'queued', options: own }, data })
    },
    { idempotent: true },
  )
}
