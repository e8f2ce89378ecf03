import type { OrderStatus, PaymentEvidence, PaymentMethod } from '../../contract/orders/order-words.ts'
import type { Today } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { shownReference } from '../orders/index.ts'
import { countedUpTo, countOf, type Decimal } from './counted.ts'

const rowsShown = 6
const most = countedUpTo + 1

type Claimed = {
  id: string
  order_id: string
  order_number: string
  customer_name: string
  method: PaymentMethod
  evidence: PaymentEvidence
  amount: Decimal
  transaction_id: string | null
  created_at: Date
  n: number
  worth: Decimal
}

/** Money that customers say they sent and nobody has seen yet, the oldest first. Served by `idx_payments_unproved`. */
export async function readToProve(db: Db | Tx): Promise<NonNullable<Today['toProve']>> {
  const rows = await db.$queryRaw<Claimed[]>`
    WITH waiting AS MATERIALIZED (SELECT id, order_id, amount, method::text AS method, evidence, transaction_id, created_at
      FROM payments WHERE status = 'PENDING' AND evidence IN ('claimed', 'matched') AND order_id IS NOT NULL
      ORDER BY created_at LIMIT ${most}),
    first AS (SELECT * FROM waiting ORDER BY created_at, id LIMIT ${rowsShown})
    SELECT f.*, o.order_number, o.customer_name, (SELECT count(*)::int FROM waiting) AS n,
      (SELECT sum(amount) FROM waiting) AS worth
    FROM first f JOIN orders o ON o.id = f.order_id ORDER BY f.created_at, f.id`
  return {
    ...countOf(rows[0]),
    rows: rows.map((row) => ({
      id: row.id,
      orderId: row.order_id,
      orderNumber: row.order_number,
      customer: row.customer_name,
      method: row.method,
      evidence: row.evidence,
      amountCentavos: centavosOf(row.amount),
      reference: shownReference(row.transaction_id),
      at: row.created_at,
    })),
  }
}

type Unpaid = {
  id: string
  order_number: string
  customer_name: string
  status: OrderStatus
  due: Decimal
  created_at: Date
  n: number
  worth: Decimal
}

/** Orders with money due: those whose goods are gone first, then the oldest. Served by `idx_orders_due`. */
export async function readUnpaid(db: Db | Tx): Promise<NonNullable<Today['unpaid']>> {
  const rows = await db.$queryRaw<Unpaid[]>`
    WITH owed AS MATERIALIZED (
      SELECT id, order_number, customer_name, status::text AS status, total - credited - paid AS due, created_at FROM orders
      WHERE paid < total - credited AND status NOT IN ('CANCELLED', 'REFUNDED') ORDER BY created_at LIMIT ${most})
    SELECT *, count(*) OVER ()::int AS n, sum(due) OVER () AS worth FROM owed
    ORDER BY status = 'DELIVERED' DESC, created_at, id LIMIT ${rowsShown}`
  return {
    ...countOf(rows[0]),
    rows: rows.map((row) => ({
      id: row.id,
      orderNumber: row.order_number,
      customer: row.customer_name,
      status: row.status,
      dueCentavos: centavosOf(row.due),
      at: row.created_at,
    })),
  }
}

/** Money to give back: cancelled and paid, edited to less, paid twice. Served by `idx_orders_over`. */
export async function readOverpaid(db: Db | Tx): Promise<NonNullable<Today['overpaid']>> {
  const [row] = await db.$queryRaw<{ n: number; worth: Decimal }[]>`
    WITH over AS MATERIALIZED (
      SELECT paid - CASE WHEN status IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE total - credited END AS back FROM orders
      WHERE paid > CASE WHEN status IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE total - credited END
      ORDER BY created_at DESC LIMIT ${most})
    SELECT count(*)::int AS n, coalesce(sum(back), 0) AS worth FROM over`
  return countOf(row)
}
