import type { ImportedStatement } from '../../../contract/orders/statements.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction, sql, type Tx } from '../../../platform/database/index.ts'
import { centavosOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { andOnly, type By, type Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { type AlreadyConfirmed, lockOpenPayment, type NoPayment } from '../payments/lock-payment.ts'
import { type Assigned, whyNot } from './assign-rules.ts'
import { findStatement } from './statement-list.ts'

type Assign = By & { lineId: string; paymentId: string }
type Refusal = NoPayment | AlreadyConfirmed | Assigned | { code: 'LINE_NOT_FOUND' }
type Line = { importId: string; method: string; amount: string; reference: string; orderNumber: string | null }

/** The line, held to the end of the transaction, with the order it proves already. */
async function lockLine(tx: Tx, lineId: string, whose: Whose): Promise<Line | null> {
  const [line] = await tx.$queryRaw<(Omit<Line, 'orderNumber'> & { paymentId: string | null })[]>`
    SELECT l.import_id AS "importId", l.method::text AS method, l.amount::text AS amount, l.reference,
      l.payment_id AS "paymentId" FROM statement_lines l JOIN statement_imports i ON i.id = l.import_id
    WHERE l.id = ${lineId} ${andOnly(sql`i.imported_by`, whose.statements)} FOR UPDATE OF l`
  if (!line) return null
  const { paymentId, ...rest } = line
  if (paymentId === null) return { ...rest, orderNumber: null }
  // Asked once the line is held: the claim that it proves may have been written while we waited.
  const proved = await tx.payment.findUnique({ where: { id: paymentId }, select: { order: true } })
  return { ...rest, orderNumber: proved?.order?.orderNumber ?? '' }
}

/** A person says that a line is the money of a claim whose reference is another. Of two who say so, one does. */
export async function assignLine(
  { database, now }: OrdersDeps,
  { lineId, paymentId, userId, whose }: Assign,
  auditIn: AuditIn,
): Promise<Result<ImportedStatement, Refusal>> {
  const assigned = await inTransaction(database, async (tx): Promise<Result<string, Refusal>> => {
    const locked = await lockOpenPayment(tx, paymentId, whose)
    if (!locked.ok) return locked
    const { payment, order } = locked.value
    const { method, evidence, transactionId } = payment
    // Whoever reads a statement in takes no order's lock but holds the payment before the line, as we do.
    const { count } = await tx.payment.updateMany({
      where: { id: paymentId, status: 'PENDING', evidence: 'claimed' },
      data: { evidence: 'matched', updatedAt: now() },
    })
    const line = await lockLine(tx, lineId, whose)
    if (!line) return refuse({ code: 'LINE_NOT_FOUND' })
    const why = whyNot(
      { method: line.method, amountCentavos: centavosOf(line.amount), orderNumber: line.orderNumber },
      { method, amountCentavos: centavosOf(payment.amount), isCash: evidence === null, isOpen: count > 0 },
    )
    if (why) return refuse(why)
    await tx.statementLine.update({ where: { id: lineId }, data: { paymentId, assignedBy: userId } })
    const newValues = { paymentId, order: order.orderNumber, line: line.reference, claimed: transactionId }
    await auditIn(tx, { entityId: lineId, newValues })
    return ok(line.importId)
  })
  if (!assigned.ok) return assigned
  const statement = await database.read((db) => findStatement(db, assigned.value, whose))
  return statement ? ok(statement) : refuse({ code: 'LINE_NOT_FOUND' })
}
