import { createHash } from 'node:crypto'
import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { ImportedStatement } from '../../../contract/orders/statements.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { personNames } from '../../identity/index.ts'
import type { By } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { outcomesOf } from './statement-outcomes.ts'
import { readStatement } from './statement-rows.ts'

type Import = By & { method: PaymentMethod; fileName: string; text: string }
type Refusal = { code: 'ALREADY_IMPORTED'; data: { at: Date } } | { code: 'NO_ROWS' }

/** A claim and a line of the farm's own statement are the same money: same reference, same amount, within three days. */
async function matchLines(tx: Tx, importId: string): Promise<number> {
  const matches = await tx.$queryRaw<{ lineId: string; paymentId: string }[]>`
    SELECT l.id AS "lineId", p.id AS "paymentId" FROM statement_lines l
    JOIN payments p ON p.transaction_id = l.method::text || ':' || l.reference AND p.amount = l.amount
      AND p.status = 'PENDING' AND p.evidence = 'claimed'
      AND l.paid_at BETWEEN p.created_at - interval '3 days' AND p.created_at + interval '3 days'
    WHERE l.import_id = ${importId} AND l.payment_id IS NULL ORDER BY p.id FOR UPDATE OF p`
  for (const { lineId, paymentId } of matches) {
    await tx.statementLine.update({ where: { id: lineId }, data: { paymentId } })
    await tx.payment.update({ where: { id: paymentId }, data: { evidence: 'matched' } })
  }
  return matches.length
}

/**
 * Reads a statement in. Lines that were in an earlier one are left out, what can't be read is kept with its reason, and
 * claims that are found become `matched`: a person still confirms them. The same file twice is refused.
 */
export function importStatement(
  { database, now }: OrdersDeps,
  { method, fileName, text, userId, whose }: Import,
  auditIn: AuditIn,
): Promise<Result<ImportedStatement, Refusal>> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const { rows, rejects } = readStatement(text)
  return inTransaction(database, async (tx) => {
    const before = await tx.statementImport.findUnique({ where: { sha256 } })
    if (before) return refuse({ code: 'ALREADY_IMPORTED', data: { at: before.importedAt } })
    if (rows.length === 0) return refuse({ code: 'NO_ROWS' })
    const { id } = await tx.statementImport.create({
      data: { method, fileName, sha256, rows: rows.length, rejects, importedBy: userId, importedAt: now() },
    })
    await tx.statementLine.createMany({
      data: rows.map((row) => ({
        importId: id,
        method,
        reference: row.reference,
        amount: decimalOf(row.amountCentavos),
        paidAt: row.paidAt,
        sender: row.sender || null,
        raw: row.raw,
      })),
      skipDuplicates: true,
    })
    const matched = await matchLines(tx, id)
    await auditIn(tx, {
      entityId: id,
      newValues: { method, fileName, rows: rows.length, matched, rejected: rejects.length },
    })
    const lines = await outcomesOf(tx, { importId: id, method, rows })
    const by = (await personNames(tx, [userId], whose))(userId) || null
    return ok({ id, method, fileName, importedAt: now(), by, rows: rows.length, matched, rejects, lines })
  })
}
