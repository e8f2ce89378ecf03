import { z } from 'zod'
import { noSql, type SqlPart, sql } from '../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../platform/money.ts'
import { type OrderRecord, rowOf } from './order-row.ts'

export type OrderSorting = { by: 'created' | 'needed' | 'due' | 'total' | 'delivered'; descending: boolean }
export type OrderCursor = { key: Date | number; id: string }

/** What has no time comes last, whichever way the list goes. */
const never = (descending: boolean) => new Date(descending ? '0001-01-01T00:00:00Z' : '9999-12-31T00:00:00Z')

function expressionOf({ by, descending }: OrderSorting): SqlPart {
  switch (by) {
    case 'created':
      return sql`o.created_at`
    case 'needed':
      return sql`coalesce(o.needed_at, ${never(descending)}::timestamptz)`
    case 'delivered':
      return sql`coalesce(o.delivered_at, ${never(descending)}::timestamptz)`
    case 'due':
      // As `dueOf` has it.
      return sql`(CASE WHEN o.status IN ('CANCELLED', 'REFUNDED') THEN 0 ELSE o.total - o.credited END - o.paid)`
    case 'total':
      return sql`o.total`
  }
}

/** As plain as the index has it: an expression around the column would leave the index unused. */
const sortedBy = (sorting: OrderSorting) =>
  sorting.by === 'needed' ? sql`o.needed_at` : sorting.by === 'delivered' ? sql`o.delivered_at` : expressionOf(sorting)

export function orderBy(sorting: OrderSorting): SqlPart {
  if (!sorting.descending) return sql`${sortedBy(sorting)}, o.id`
  // Only where there can be nulls: the index of the others knows nothing of it.
  const nullable = sorting.by === 'needed' || sorting.by === 'delivered'
  return sql`${sortedBy(sorting)} DESC ${nullable ? sql`NULLS LAST` : noSql}, o.id DESC`
}

export function startsAfter(sorting: OrderSorting, cursor: OrderCursor | null): SqlPart {
  if (cursor === null) return noSql
  const key = typeof cursor.key === 'number' ? sql`${decimalOf(cursor.key)}::numeric` : sql`${cursor.key}::timestamptz`
  const row = sql`(${expressionOf(sorting)}, o.id)`
  return sorting.descending ? sql`AND ${row} < (${key}, ${cursor.id})` : sql`AND ${row} > (${key}, ${cursor.id})`
}

function keyOf({ by, descending }: OrderSorting, record: OrderRecord): Date | number {
  switch (by) {
    case 'created':
      return record.created_at
    case 'needed':
      return record.needed_at ?? never(descending)
    case 'delivered':
      return record.delivered_at ?? never(descending)
    case 'due':
      return rowOf(record, '').dueCentavos
    case 'total':
      return centavosOf(record.total)
  }
}

export const orderCursor = (sorting: OrderSorting, record: OrderRecord): string =>
  JSON.stringify([keyOf(sorting, record), record.id])

const amounts = z.tuple([z.int(), z.string()])
const moments = z.tuple([z.iso.datetime().pipe(z.coerce.date()), z.string()])

/** A cursor that is none of ours begins anew. */
export function readCursor({ by }: OrderSorting, after: string | null): OrderCursor | null {
  if (after === null) return null
  try {
    const [key, id] = (by === 'due' || by === 'total' ? amounts : moments).parse(JSON.parse(after))
    return { key, id }
  } catch {
    return null
  }
}
