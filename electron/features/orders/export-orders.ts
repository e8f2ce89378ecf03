import type { OrderFilter, OrderRow, OrderSort } from '../../contract/orders/orders.ts'
import type { TableFormat } from '../../contract/table-file.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { type Column, writeTable } from '../../platform/table-file/index.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import type { Whose } from '../whose/index.ts'
import { readOrders } from './order-list.ts'

/** Rows that are held at once. */
const batch = 250

/** Nothing is owed for it any more, so all that is due is what was paid. */
const isClosed = ({ status }: OrderRow) => status === 'CANCELLED' || status === 'REFUNDED'

const columns: Column<OrderRow>[] = [
  { head: 'number', cell: (row) => row.orderNumber },
  { head: 'placed', cell: (row) => row.createdAt },
  { head: 'customer', cell: (row) => row.customer.name },
  { head: 'phone', cell: (row) => row.customer.phone },
  { head: 'city', cell: (row) => row.city },
  { head: 'status', cell: (row) => row.status },
  { head: 'channel', cell: (row) => row.channel },
  { head: 'hand_over', cell: (row) => row.handOver },
  { head: 'needed', cell: (row) => row.neededAt },
  { head: 'items', cell: (row) => row.items },
  { head: 'total', centavos: (row) => row.totalCentavos },
  { head: 'paid', centavos: (row) => (isClosed(row) ? 0 : row.totalCentavos) - row.dueCentavos },
  { head: 'due', centavos: (row) => row.dueCentavos },
]

type Wanted = OrderFilter & OrderSort & { format: TableFormat; whose: Whose }
type Export = { database: OpenDatabase; wanted: Wanted; signal: AbortSignal; tasks: Tasks }

/** The orders that the filter leaves, in the order of the list. */
export const exportOrders = ({ database, wanted: { format, ...wanted }, signal, tasks }: Export) =>
  writeTable(format, {
    title: 'Orders',
    columns,
    read: async (after) => {
      const rows = await database.read((db) => readOrders(db, { ...wanted, after, limit: batch }))
      return { rows, more: rows.length === batch }
    },
    signal,
    tasks,
  })
