import type { OpenClaim } from '../../../contract/orders/statements.ts'
import { type Db, sql } from '../../../platform/database/index.ts'
import { andOnly, type Whose } from '../../whose/index.ts'
import { shownReference } from '../payments/payment-reference.ts'
import { doesFit } from './claim-fit-rules.ts'

export type WaitingLine = { id: string; reference: string; paidAt: Date; sender: string }
type Found = Omit<OpenClaim, 'fits'> & { lineId: string; phone: string | null; transactionId: string | null }

/** Of each line the open claims of its account and amount: those that fit first, then the nearest in time. */
export async function readClaims(
  db: Db,
  lines: readonly WaitingLine[],
  whose: Whose,
): Promise<ReadonlyMap<string, OpenClaim[]>> {
  const ids = lines.map(({ id }) => id)
  const found = await db.$queryRaw<Found[]>`
    WITH waiting AS MATERIALIZED (SELECT id, method, amount, paid_at FROM statement_lines WHERE id = ANY(${ids})),
    open AS MATERIALIZED (
      SELECT p.id, p.order_id, p.method, p.amount, p.created_at, p.transaction_id, o.order_number, o.customer_name,
        o.customer_phone FROM payments p JOIN orders o ON o.id = p.order_id
      WHERE p.status = 'PENDING' AND p.evidence = 'claimed' AND p.amount IN (SELECT amount FROM waiting)
        ${andOnly(sql`o.user_id`, whose.orders)})
    SELECT w.id AS "lineId", c.id AS "paymentId", c.order_id AS "orderId", c.order_number AS "orderNumber",
      c.customer_name AS payer, c.customer_phone AS phone, c.created_at AS "claimedAt", c.transaction_id AS "transactionId"
    FROM waiting w CROSS JOIN LATERAL (SELECT * FROM open WHERE open.amount = w.amount AND open.method = w.method
      ORDER BY abs(extract(epoch FROM open.created_at - w.paid_at)), open.id LIMIT 5) c`
  const byId = new Map(lines.map((line) => [line.id, line]))
  const claims = new Map<string, OpenClaim[]>()
  for (const { lineId, phone, transactionId, ...claim } of found) {
    const line = byId.get(lineId)
    if (!line) continue
    const fits = doesFit(line, { ...claim, phone, reference: shownReference(transactionId) })
    claims.set(lineId, [...(claims.get(lineId) ?? []), { ...claim, fits }])
  }
  for (const [id, some] of claims)
    claims.set(
      id,
      some.toSorted((a, b) => Number(b.fits) - Number(a.fits)),
    )
  return claims
}
