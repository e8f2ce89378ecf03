import type { ProductFilter, ProductRow, ProductSort } from '../../contract/inventory/products.ts'
import type { MovementFilter, MovementRow } from '../../contract/inventory/stock.ts'
import type { TableFormat } from '../../contract/table-file.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { type Column, writeTable } from '../../platform/table-file/index.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import type { Whose } from '../whose/index.ts'
import { listMovements } from './movement-queries.ts'
import { readProducts } from './product-queries.ts'

/** Rows that are held at once. */
const batch = 250

const productColumns: Column<ProductRow>[] = [
  { head: 'name', cell: (row) => row.name },
  { head: 'sku', cell: (row) => row.sku },
  { head: 'unit', cell: (row) => row.unit },
  { head: 'pack_size', cell: (row) => row.packSize },
  { head: 'price', centavos: (row) => row.priceCentavos },
  { head: 'price_before', centavos: (row) => row.comparePriceCentavos },
  { head: 'cost', centavos: (row) => row.costPriceCentavos },
  { head: 'on_hand', cell: (row) => row.onHand },
  { head: 'held', cell: (row) => row.held },
  { head: 'available', cell: (row) => row.available },
  { head: 'low_at', cell: (row) => row.minStock },
  { head: 'sell_by', cell: (row) => row.sellBy },
  { head: 'active', cell: (row) => row.isActive },
  { head: 'featured', cell: (row) => row.isFeatured },
  { head: 'tags', cell: (row) => row.tags.join(', ') },
]

type In<F> = { database: OpenDatabase; wanted: F & { format: TableFormat }; signal: AbortSignal; tasks: Tasks }
type ExportProducts = In<ProductFilter & ProductSort & { whose: Whose }> & { now: Clock }

/** The products that the filter leaves, in the order of the list. */
export const exportProducts = ({ database, wanted: { format, ...wanted }, now, signal, tasks }: ExportProducts) =>
  writeTable(format, {
    title: 'Products',
    columns: productColumns,
    read: async (after) => {
      const rows = await database.read((db) => readProducts(db, { ...wanted, after, limit: batch, now: now() }))
      return { rows, more: rows.length === batch }
    },
    signal,
    tasks,
  })

const movementColumns: Column<MovementRow>[] = [
  { head: 'time', cell: (row) => row.at },
  { head: 'product_id', cell: (row) => row.product.id },
  { head: 'product', cell: (row) => row.product.name },
  { head: 'batch', cell: (row) => row.batch?.number },
  { head: 'type', cell: (row) => row.type },
  { head: 'quantity', cell: (row) => row.quantity },
  { head: 'before', cell: (row) => row.previousStock },
  { head: 'after', cell: (row) => row.newStock },
  { head: 'reason', cell: (row) => row.reason },
  { head: 'notes', cell: (row) => row.notes },
  { head: 'person', cell: (row) => row.who?.name },
  { head: 'document_type', cell: (row) => row.document?.type },
  { head: 'document_id', cell: (row) => row.document?.id },
]

/** The ledger, newest first. */
export const exportMovements = ({
  database,
  wanted: { format, ...filter },
  signal,
  tasks,
}: In<MovementFilter & { whose: Whose }>) =>
  writeTable(format, {
    title: 'Stock movements',
    columns: movementColumns,
    read: async (after) => {
      const rows = await database.read((db) => listMovements(db, { ...filter, after, limit: batch }))
      return { rows, more: rows.length === batch }
    },
    signal,
    tasks,
  })
