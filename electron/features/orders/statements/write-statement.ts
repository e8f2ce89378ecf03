import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { Tx } from '../../../platform/database/index.ts'

export type Slice = { importId: string; method: PaymentMethod; json: string }
export type GivenLine = { reference: string; amount: string; paidAt: Date; sender: string | null }

/** Writes the lines of a slice that are not there yet: the same slice twice is once. */
export async function writeSlice(tx: Tx, { importId, method, json }: Slice): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO statement_lines (id, import_id, method, reference, amount, paid_at, sender, raw)
    SELECT gen_random_uuid()::text, ${importId}, ${method}::payment_method, g.reference, g.amount, g."paidAt", g.sender, g.raw
    FROM jsonb_to_recordset(${json}::jsonb)
      AS g(reference text, amount numeric(10, 2), "paidAt" timestamptz(3), sender text, raw jsonb, again boolean)
    WHERE NOT g.again ON CONFLICT (method, reference) DO NOTHING`
}

/** Lines of a slice that an earlier statement brought, or the same file before. */
export function readBefore(tx: Tx, { importId, method, json }: Slice, atMost: number): Promise<GivenLine[]> {
  return tx.$queryRaw<GivenLine[]>`
    SELECT g.reference, g.amount::text AS amount, g."paidAt", g.sender
    FROM jsonb_to_recordset(${json}::jsonb)
      AS g(reference text, amount numeric(10, 2), "paidAt" timestamptz(3), sender text, again boolean)
    LEFT JOIN statement_lines l
      ON l.method = ${method}::payment_method AND l.reference = g.reference AND l.import_id = ${importId}
    WHERE g.again OR l.id IS NULL LIMIT ${atMost}`
}

/** Claims that one transaction proves. */
const matchedAtOnce = 200

/**
 * A claim and a line of the farm's own statement are the same money: same reference, same amount, within three days.
 * Gives how many were found now; more than none means there may be others.
 */
export async function matchSome(tx: Tx, { importId, now }: { importId: string; now: Date }): Promise<number> {
  const found = await tx.$queryRaw<{ lineId: string; paymentId: string }[]>`
    SELECT l.id AS "lineId", p.id AS "paymentId" FROM statement_lines l
    JOIN payments p ON p.transaction_id = l.method::text || ':' || l.reference AND p.amount = l.amount
      AND p.status = 'PENDING' AND p.evidence = 'claimed'
      AND l.paid_at BETWEEN p.created_at - interval '3 days' AND p.created_at + interval '3 days'
    WHERE l.import_id = ${importId} AND l.payment_id IS NULL ORDER BY p.id LIMIT ${matchedAtOnce} FOR UPDATE OF p`
  const [lines, payments] = [found.map(({ lineId }) => lineId), found.map(({ paymentId }) => paymentId)]
  await tx.$executeRaw`
    UPDATE statement_lines l SET payment_id = f.payment
    FROM unnest(${lines}::text[], ${payments}::text[]) AS f(line, payment) WHERE l.id = f.line`
  await tx.$executeRaw`UPDATE payments SET evidence = 'matched', updated_at = ${now} WHERE id = ANY(${payments})`
  return found.length
}
