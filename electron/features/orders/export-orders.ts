import type { OrderFilter, OrderRow, OrderSort } from '../../contract/orders.ts'
import { writeCsv } from '../../platform/csv.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'
import { readOrders } from './order-list.ts'

/** Rows that are held at once. */
const batch = 500
const head = 'number,placed,customer,phone,city,status,channel,hand_over,needed,items,total,paid,due'.split(',')

/** Nothing is owed for it any more, so all that is due is what was paid. */
const isClosed = ({ status }: OrderRow) => status === 'CANCELLED' || status === 'REFUNDED'

type Export = { database: OpenDatabase; wanted: OrderFilter & OrderSort; signal: AbortSignal }

/** The orders that the filter leaves, in the order of the list; money in pesos. */
export const exportOrders = ({ database, wanted, signal }: Export) =>
  writeCsv({
    head,
    read: async (after) => {
      const rows = await database.read((db) => readOrders(db, { ...wanted, after, limit: batch }))
      return { rows, more: rows.length === batch }
    },
    cells: (row) => [
      row.orderNumber,
      row.createdAt.toISOString(),
      row.customer.name,
      row.customer.phone,
      row.city,
      row.status,
      row.channel,
      row.handOver,
      row.neededAt?.toISOString(),
      row.items,
      decimalOf(row.totalCentavos),
      decimalOf((isClosed(row) ? 0 : row.totalCentavos) - row.dueCentavos),
      decimalOf(row.dueCentavos),
    ],
    signal,
  })
