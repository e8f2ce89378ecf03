import { z } from 'zod'
import type { ProductSort } from '../../contract/inventory/products.ts'
import { noSql, type SqlPart, sql } from '../../platform/database/index.ts'
import { centavosOf, decimalOf } from '../../platform/money.ts'
import type { ProductRecord } from './product-row.ts'

type Cursor = { key: string | number; id: string }

const columns = { name: sql`p.name`, price: sql`p.price`, stock: sql`p.stock` }

export const productOrder = ({ by, descending }: ProductSort): SqlPart =>
  descending ? sql`${columns[by]} DESC, p.id DESC` : sql`${columns[by]}, p.id`

export function productsAfter({ by, descending }: ProductSort, cursor: Cursor | null): SqlPart {
  if (cursor === null) return noSql
  const key = by === 'price' ? sql`${decimalOf(Number(cursor.key))}::numeric` : sql`${cursor.key}`
  const row = sql`(${columns[by]}, p.id)`
  return descending ? sql`AND ${row} < (${key}, ${cursor.id})` : sql`AND ${row} > (${key}, ${cursor.id})`
}

export function productCursor({ by }: ProductSort, row: ProductRecord): string {
  const key = by === 'name' ? row.name : by === 'stock' ? row.stock : centavosOf(row.price)
  return JSON.stringify([key, row.id])
}

const names = z.tuple([z.string(), z.string()])
const amounts = z.tuple([z.int(), z.string()])

/** The place after which a list goes on; a cursor that is none of ours begins anew. */
export function readProductCursor({ by }: ProductSort, after: string | null): Cursor | null {
  if (after === null) return null
  try {
    const [key, id] = (by === 'name' ? names : amounts).parse(JSON.parse(after))
    return { key, id }
  } catch {
    return null
  }
}
