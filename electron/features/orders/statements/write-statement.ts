import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { holdClaims, isSameMoney } from './same-money.ts'

/** An import as one reading of it goes on. */
export type Begun = { importId: string; method: PaymentMethod; run: number }
export type Slice = Begun & { json: string }
export type GivenLine = { reference: string; amount: string; paidAt: Date; sender: string | null }

/** Whether this reading is still the one that counts; another is not begun while the transaction runs. */
export async function holdRun(tx: Tx, { importId, run }: Begun): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ run: number }[]>`
    SELECT run FROM statement_imports WHERE id = ${importId} FOR SHARE`
  return row?.run === run
}

/** Writes the lines of a slice: the same slice twice is once, and lines of an earlier run of this import are renewed. */
export async function writeSlice(tx: Tx, { importId, method, run, json }: Slice): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO statement_lines AS l (id, import_id, method, reference, amount, paid_at, sender, raw, occurrence, run)
    SELECT gen_random_uuid()::text, ${importId}, ${method}::payment_method, g.reference, g.amount, g."paidAt", g.sender,
      g.raw, g.occurrence, ${run}::int
    FROM jsonb_to_recordset(${json}::jsonb)
      AS g(reference text, amount numeric(10, 2), "paidAt" timestamptz(3), sender text, raw jsonb, occurrence int)
    ON CONFLICT (method, reference, amount, occurrence) DO UPDATE
      SET run = EXCLUDED.run, paid_at = EXCLUDED.paid_at, sender = EXCLUDED.sender, raw = EXCLUDED.raw
      WHERE l.import_id = EXCLUDED.import_id AND l.run < EXCLUDED.run`
}

/** Lines of a slice that an earlier statement brought. */
export function readBefore(tx: Tx, { importId, method, json }: Slice, atMost: number): Promise<GivenLine[]> {
  return tx.$queryRaw<GivenLine[]>`
    SELECT g.reference, g.amount::text AS amount, g."paidAt", g.sender
    FROM jsonb_to_recordset(${json}::jsonb)
      AS g(reference text, amount numeric(10, 2), "paidAt" timestamptz(3), sender text, occurrence int)
    LEFT JOIN statement_lines l ON l.method = ${method}::payment_method AND l.reference = g.reference
      AND l.amount = g.amount AND l.occurrence = g.occurrence AND l.import_id = ${importId}
    WHERE l.id IS NULL LIMIT ${atMost}`
}

/**
 * Before an import is read anew: what it alone was taken to prove is only claimed again. What a person has confirmed,
 * or said by hand, stays.
 */
export async function takeProofsBack(tx: Tx, { importId, now }: { importId: string; now: Date }): Promise<void> {
  await holdClaims(tx)
  const taken = await tx.$queryRaw<{ id: string }[]>`
    UPDATE payments p SET evidence = 'claimed', updated_at = ${now} FROM statement_lines l
    WHERE l.import_id = ${importId} AND l.payment_id = p.id AND l.assigned_by IS NULL
      AND p.status = 'PENDING' AND p.evidence = 'matched' RETURNING p.id`
  const ids = taken.map(({ id }) => id)
  await tx.$executeRaw`UPDATE statement_lines SET payment_id = NULL WHERE payment_id = ANY(${ids})`
}

/** Of lines that a run did not bring again, and that prove nothing, so many at once. Gives how many went. */
export const removeOld = (tx: Tx, { importId, run }: Begun): Promise<number> =>
  tx.$executeRaw`
    DELETE FROM statement_lines WHERE id IN (SELECT id FROM statement_lines
      WHERE import_id = ${importId} AND run < ${run} AND payment_id IS NULL LIMIT 250)`

/** Claims that one transaction proves. */
const matchedAtOnce = 200

/** Proves claims by the lines of an import. Gives how many were found now; more than none means there may be others. */
export async function matchSome(tx: Tx, { importId, now }: { importId: string; now: Date }): Promise<number> {
  await holdClaims(tx)
  const found = await tx.$queryRaw<{ lineId: string; paymentId: string }[]>`
    SELECT l.id AS "lineId", p.id AS "paymentId" FROM statement_lines l
    JOIN payments p ON ${isSameMoney}
    WHERE l.import_id = ${importId} AND l.payment_id IS NULL
    ORDER BY p.id, l.occurrence LIMIT ${matchedAtOnce} FOR UPDATE OF p, l`
  // Of two lines with the same reference and amount the first one proves.
  const lineOf = new Map(found.toReversed().map(({ lineId, paymentId }) => [paymentId, lineId]))
  const [payments, lines] = [[...lineOf.keys()], [...lineOf.values()]]
  await tx.$executeRaw`
    UPDATE statement_lines l SET payment_id = f.payment
    FROM unnest(${lines}::text[], ${payments}::text[]) AS f(line, payment) WHERE l.id = f.line`
  await tx.$executeRaw`UPDATE payments SET evidence = 'matched', updated_at = ${now} WHERE id = ANY(${payments})`
  return payments.length
}
