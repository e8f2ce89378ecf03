import { z } from 'zod'
import { handOver, orderChannel } from '../../contract/orders/order-words.ts'
import type { Today, TodayGroup, TodayOrder, TodayStep } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { countedUpTo, type Decimal } from './counted.ts'

type Row = {
  step: TodayStep
  id: string
  order_number: string
  customer_name: string
  channel: string | null
  hand_over: string
  needed_at: Date | null
  total: Decimal
  n: number
  worth: Decimal
  late: number
  first_needed_at: Date | null
  lines: unknown
  more_lines: number
  is_unproved: boolean
}

const rowsShown = 8
const linesShown = 3
const lines = z.array(z.object({ name: z.string(), quantity: z.int() })).nullable()

const rowOf = (row: Row): TodayOrder => ({
  id: row.id,
  orderNumber: row.order_number,
  step: row.step,
  customer: row.customer_name,
  channel: orderChannel.nullable().catch(null).parse(row.channel),
  handOver: handOver.catch('deliver').parse(row.hand_over),
  neededAt: row.needed_at,
  totalCentavos: centavosOf(row.total),
  lines: lines.parse(row.lines) ?? [],
  moreLines: row.more_lines,
  isUnproved: row.is_unproved,
})

function groupOf(rows: readonly Row[], step: TodayStep): TodayGroup {
  const own = rows.filter((row) => row.step === step)
  const [first] = own
  const count = first?.n ?? 0
  return {
    count: Math.min(count, countedUpTo),
    exact: count <= countedUpTo,
    centavos: centavosOf(first?.worth ?? 0),
    late: first?.late ?? 0,
    firstNeededAt: first?.first_needed_at ?? null,
    rows: own.map(rowOf),
  }
}

/**
 * Orders that wait for a hand today, the most urgent first. Each branch walks `idx_orders_open` in its own order, so a
 * million closed orders cost nothing; statuses are literals, or the planner could not use that index.
 */
export async function readDueOrders(
  db: Db | Tx,
  { now, end }: { now: Date; end: Date },
): Promise<NonNullable<Today['orders']>> {
  const most = countedUpTo + 1
  const rows = await db.$queryRaw<Row[]>`
    WITH due AS MATERIALIZED (
      (SELECT 'confirm' AS step, id, order_number, customer_name, channel, hand_over, needed_at, total FROM orders
        WHERE status = 'PENDING' ORDER BY needed_at LIMIT ${most})
      UNION ALL
      (SELECT 'pack', id, order_number, customer_name, channel, hand_over, needed_at, total FROM orders
        WHERE status = 'CONFIRMED' AND (needed_at < ${end} OR needed_at IS NULL) ORDER BY needed_at LIMIT ${most})
      UNION ALL
      (SELECT 'ship', id, order_number, customer_name, channel, hand_over, needed_at, total FROM orders
        WHERE status = 'PROCESSING' AND (needed_at < ${end} OR needed_at IS NULL) ORDER BY needed_at LIMIT ${most})),
    ranked AS (SELECT *, row_number() OVER (PARTITION BY step ORDER BY needed_at, order_number)::int AS place,
        count(*) OVER (PARTITION BY step)::int AS n, sum(total) OVER (PARTITION BY step) AS worth,
        min(needed_at) OVER (PARTITION BY step) AS first_needed_at,
        count(*) FILTER (WHERE needed_at < ${now}) OVER (PARTITION BY step)::int AS late FROM due)
    SELECT r.*,
      (SELECT json_agg(json_build_object('name', i.name, 'quantity', i.quantity) ORDER BY i.position, i.id)
        FROM (SELECT * FROM order_items WHERE order_id = r.id ORDER BY position, id LIMIT ${linesShown}) i) AS lines,
      greatest(0, (SELECT count(*) FROM order_items WHERE order_id = r.id) - ${linesShown})::int AS more_lines,
      EXISTS (SELECT FROM payments p WHERE p.order_id = r.id AND p.status = 'PENDING'
        AND p.evidence IN ('claimed', 'matched')) AS is_unproved
    FROM ranked r WHERE r.place <= ${rowsShown} ORDER BY r.step, r.place`
  return { confirm: groupOf(rows, 'confirm'), pack: groupOf(rows, 'pack'), ship: groupOf(rows, 'ship') }
}
