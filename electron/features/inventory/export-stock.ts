import type { ProductFilter, ProductSort } from '../../contract/products.ts'
import type { MovementFilter } from '../../contract/stock.ts'
import { writeCsv } from '../../platform/csv.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'
import { readProducts } from './product-queries.ts'
import { listMovements } from './stock-queries.ts'

/** Rows that are held at once. */
const batch = 500
const pesos = (centavos: number | null) => (centavos === null ? '' : decimalOf(centavos))

const productHead =
  'name,sku,unit,pack_size,price,price_before,cost,on_hand,held,available,low_at,sell_by,active,featured,tags'.split(
    ',',
  )

type ExportProducts = {
  database: OpenDatabase
  wanted: ProductFilter & ProductSort
  now: () => Date
  signal: AbortSignal
}

/** The products that the filter leaves, in the order of the list; money in pesos. */
export const exportProducts = ({ database, wanted, now, signal }: ExportProducts) =>
  writeCsv({
    head: productHead,
    read: async (after) => {
      const rows = await database.read((db) => readProducts(db, { ...wanted, after, limit: batch, now: now() }))
      return { rows, more: rows.length === batch }
    },
    cells: (row) => [
      row.name,
      row.sku,
      row.unit,
      row.packSize,
      pesos(row.priceCentavos),
      pesos(row.comparePriceCentavos),
      pesos(row.costPriceCentavos),
      row.onHand,
      row.held,
      row.available,
      row.minStock,
      row.sellBy?.toISOString(),
      row.isActive ? 'yes' : 'no',
      row.isFeatured ? 'yes' : 'no',
      row.tags.join(', '),
    ],
    signal,
  })

const movementHead =
  'time,product_id,product,batch,type,quantity,before,after,reason,notes,person,document_type,document_id'.split(',')

/** The ledger, newest first. */
export const exportMovements = ({
  database,
  filter,
  signal,
}: {
  database: OpenDatabase
  filter: MovementFilter
  signal: AbortSignal
}) =>
  writeCsv({
    head: movementHead,
    read: async (after) => {
      const rows = await database.read((db) => listMovements(db, { ...filter, after, limit: batch }))
      return { rows, more: rows.length === batch }
    },
    cells: (row) => [
      row.at.toISOString(),
      row.product.id,
      row.product.name,
      row.batch?.number,
      row.type,
      row.quantity,
      row.previousStock,
      row.newStock,
      row.reason,
      row.notes,
      row.who?.name,
      row.document?.type,
      row.document?.id,
    ],
    signal,
  })
