import type { Today, TodaySales } from '../../contract/today.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import type { Decimal } from './counted.ts'
import type { SalesDays } from './sales-days.ts'

type Row = {
  kind: 'placed' | 'delivered'
  today: number
  today_worth: Decimal
  yesterday: number
  yesterday_worth: Decimal
  by_now: number
  by_now_worth: Decimal
}

const none: TodaySales = {
  today: { orders: 0, centavos: 0 },
  yesterday: { orders: 0, centavos: 0 },
  yesterdayByNow: { orders: 0, centavos: 0 },
}

const salesOf = (row: Row | undefined): TodaySales =>
  row
    ? {
        today: { orders: row.today, centavos: centavosOf(row.today_worth) },
        yesterday: { orders: row.yesterday, centavos: centavosOf(row.yesterday_worth) },
        yesterdayByNow: { orders: row.by_now, centavos: centavosOf(row.by_now_worth) },
      }
    : none

/** Two days at most are read, each by the index of its own time. */
export async function readSales(db: Db | Tx, days: SalesDays): Promise<NonNullable<Today['sales']>> {
  const { yesterday, yesterdayByNow, start, end } = days
  const rows = await db.$queryRaw<Row[]>`
    WITH sold AS (
      SELECT 'placed' AS kind, created_at AS at, total FROM orders
        WHERE created_at >= ${yesterday} AND created_at < ${end} AND status <> 'CANCELLED'
      UNION ALL
      SELECT 'delivered', delivered_at, total FROM orders
        WHERE delivered_at >= ${yesterday} AND delivered_at < ${end} AND status = 'DELIVERED')
    SELECT kind, count(*) FILTER (WHERE at >= ${start})::int AS today,
      coalesce(sum(total) FILTER (WHERE at >= ${start}), 0) AS today_worth,
      count(*) FILTER (WHERE at < ${start})::int AS yesterday,
      coalesce(sum(total) FILTER (WHERE at < ${start}), 0) AS yesterday_worth,
      count(*) FILTER (WHERE at < ${yesterdayByNow})::int AS by_now,
      coalesce(sum(total) FILTER (WHERE at < ${yesterdayByNow}), 0) AS by_now_worth
    FROM sold GROUP BY kind`
  return {
    placed: salesOf(rows.find(({ kind }) => kind === 'placed')),
    delivered: salesOf(rows.find(({ kind }) => kind === 'delivered')),
  }
}
