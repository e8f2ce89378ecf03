import { z } from 'zod'
import { type ProductHit, type ProductRow, unit } from '../../contract/inventory/products.ts'
import { centavosOf } from '../../platform/money.ts'
import type { Whose } from '../whose/index.ts'

/** As $queryRaw gives a numeric column. */
type Decimal = { toString: () => string }

/** As the queries read a product; `held` and `sellBy` are worked out by them. */
export type ProductRecord = {
  id: string
  name: string
  description: string | null
  slug: string
  sku: string | null
  price: Decimal
  compare_price: Decimal | null
  cost_price: Decimal | null
  stock: number
  min_stock: number
  max_cart_qty: number | null
  weight: number | null
  dimensions: unknown
  images: unknown
  categories: unknown
  tags: unknown
  attributes: unknown
  is_active: boolean
  is_featured: boolean
  is_deleted: boolean
  seo_title: string | null
  seo_description: string | null
  updated_at: Date
  held: number
  sell_by: Date | null
}

/** What we keep in `attributes`, beside whatever an import left there. */
export const ownAttributes = z.object({
  unit: unit.catch('pcs'),
  packSize: z.number().positive().catch(1),
  shelfLifeDays: z.number().int().positive().nullable().catch(null),
})

const texts = z.array(z.string()).catch([])
const dimensions = z.object({ length: z.number(), width: z.number(), height: z.number() }).nullable().catch(null)
const money = (decimal: Decimal | null) => (decimal === null ? null : centavosOf(decimal))

const cursorOf = ({ name, id }: { name: string; id: string }): string => JSON.stringify([name, id])

const availableOf = ({ stock, held }: ProductRecord) => Math.max(0, stock - held)

export function rowOf(
  record: ProductRecord,
  { whose, cursor = cursorOf(record) }: { whose: Whose; cursor?: string },
): ProductRow {
  const { unit: sold, packSize, shelfLifeDays } = ownAttributes.parse(record.attributes ?? {})
  return {
    id: record.id,
    cursor,
    name: record.name,
    description: record.description ?? '',
    slug: record.slug,
    sku: record.sku ?? '',
    priceCentavos: centavosOf(record.price),
    comparePriceCentavos: money(record.compare_price),
    costPriceCentavos: whose.costs ? money(record.cost_price) : null,
    unit: sold,
    packSize,
    shelfLifeDays,
    minStock: record.min_stock,
    maxCartQty: record.max_cart_qty,
    weightKg: record.weight,
    dimensionsCm: dimensions.parse(record.dimensions),
    categoryIds: texts.parse(record.categories),
    tags: texts.parse(record.tags),
    images: texts.parse(record.images),
    isActive: record.is_active,
    isFeatured: record.is_featured,
    seoTitle: record.seo_title ?? '',
    seoDescription: record.seo_description ?? '',
    onHand: record.stock,
    held: record.held,
    available: availableOf(record),
    sellBy: record.sell_by,
    // Decision 70.
    isLow: record.is_active && !record.is_deleted && record.stock <= record.min_stock,
    isDeleted: record.is_deleted,
    updatedAt: record.updated_at,
  }
}

export function hitOf(record: ProductRecord): ProductHit {
  const { id, name, sku, price, stock: onHand, sell_by: sellBy, max_cart_qty: maxCartQty } = record
  const { unit: sold, packSize } = ownAttributes.parse(record.attributes ?? {})
  const money = { priceCentavos: centavosOf(price), unit: sold, packSize }
  return { id, name, sku: sku ?? '', ...money, onHand, available: availableOf(record), sellBy, maxCartQty }
}
