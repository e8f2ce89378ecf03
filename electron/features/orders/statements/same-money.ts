import { sql, type Tx } from '../../../platform/database/index.ts'
import { shownReference } from '../payments/payment-reference.ts'
import { apartMs } from './claim-fit-rules.ts'

/**
 * A claim `p` and a line `l` of the farm's own account are the same money: same account, reference and amount, and not
 * far apart in time.
 */
export const isSameMoney = sql`p.transaction_id = l.method::text || ':' || l.reference AND p.amount = l.amount
  AND p.status = 'PENDING' AND p.evidence = 'claimed'
  AND abs(extract(epoch FROM l.paid_at - p.created_at)) <= ${apartMs / 1000}::float8`

const claims = sql`hashtext('mash.statement-claims')`

/**
 * Whoever compares lines with claims waits until those who write a claim have done so, and the other way round. Without
 * it a line and its claim that come in the same moment would not see each other.
 */
export const holdClaims = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${claims})`

type NewClaim = { id: string; method: string; transactionId: string }

/**
 * Whether the money of a claim that was just written stands in a statement already: then it is matched, as if the
 * statement came later. A reading that was begun anew proves by what it brings itself.
 */
export async function isProvedByLine(tx: Tx, { id, method, transactionId }: NewClaim): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${claims})`
  const [line] = await tx.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM statement_lines l JOIN statement_imports i ON i.id = l.import_id AND i.run = l.run
    JOIN payments p ON p.id = ${id} AND ${isSameMoney}
    WHERE l.method = ${method}::payment_method AND l.reference = ${shownReference(transactionId)}
      AND l.payment_id IS NULL
    ORDER BY l.occurrence LIMIT 1 FOR UPDATE OF l`
  if (!line) return false
  await tx.statementLine.update({ where: { id: line.id }, data: { paymentId: id } })
  await tx.payment.update({ where: { id }, data: { evidence: 'matched' } })
  return true
}
