import { z } from 'zod'
import { pageInput, procedure } from '../base.ts'
import { pictureBytes, pictureProblems } from '../picture.ts'
import { inFormat, tableFile } from '../table-file.ts'
import { code, neededWords, words } from '../text.ts'

/** Units of sale (decision 17). */
export const unit = z.enum(['g', 'kg', 'pcs', 'pack', 'box'])

/** Whole centavos; the columns hold at most ₱99,999,999.99. */
export const centavos = z.int().min(0, 'TOO_SMALL').max(9_999_999_999, 'TOO_LARGE')
export const quantity = z.int().min(1, 'TOO_SMALL').max(1_000_000, 'TOO_LARGE')
const id = z.string().min(1).max(100)
export const byId = z.object({ id })
export const slug = code()
  .max(120, 'TOO_LONG')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'SLUG')
export const sku = code()
  .max(60, 'TOO_LONG')
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/, 'SKU')

export const productInput = z.object({
  name: neededWords(2, 120),
  description: words(5000),
  /** Empty: made from the name. */
  slug: slug.or(z.literal('')),
  sku: sku.or(z.literal('')),
  priceCentavos: centavos,
  comparePriceCentavos: centavos.nullable(),
  costPriceCentavos: centavos.nullable(),
  unit,
  /** What one of it holds, in its unit: 250 of g, 1 of kg. */
  packSize: z.number().positive('TOO_SMALL').max(100_000, 'TOO_LARGE'),
  shelfLifeDays: z.int().min(1, 'TOO_SMALL').max(3650, 'TOO_LARGE').nullable(),
  minStock: z.int().min(0, 'TOO_SMALL').max(1_000_000, 'TOO_LARGE'),
  maxCartQty: quantity.nullable(),
  weightKg: z.number().min(0, 'TOO_SMALL').max(10_000, 'TOO_LARGE').nullable(),
  dimensionsCm: z.object({ length: z.number(), width: z.number(), height: z.number() }).nullable(),
  categoryIds: z.array(id).max(20),
  tags: z.array(neededWords(1, 40)).max(30),
  isActive: z.boolean(),
  isFeatured: z.boolean(),
  seoTitle: words(120),
  seoDescription: words(300),
})
export type ProductInput = z.infer<typeof productInput>

/** As they stand: what is refused today may have come from elsewhere, and one such product would hide all others. */
const kept = {
  ...{ name: z.string(), description: z.string(), slug: z.string(), sku: z.string() },
  ...{ priceCentavos: z.int(), comparePriceCentavos: z.int().nullable(), costPriceCentavos: z.int().nullable() },
  ...{ packSize: z.number(), shelfLifeDays: z.int().nullable(), minStock: z.int(), maxCartQty: z.int().nullable() },
  ...{ weightKg: z.number().nullable(), categoryIds: z.array(z.string()), tags: z.array(z.string()) },
  ...{ seoTitle: z.string(), seoDescription: z.string() },
}

export const productRow = productInput.extend({
  ...kept,
  id,
  cursor: z.string(),
  /** Ids of stored files, the first is the main one. */
  images: z.array(z.string()),
  onHand: z.int(),
  held: z.int(),
  available: z.int(),
  /** Of the oldest batch that is left. */
  sellBy: z.date().nullable(),
  isLow: z.boolean(),
  isDeleted: z.boolean(),
  /** Given back with a change, so that of two who edit the second is told. */
  updatedAt: z.date(),
})
export type ProductRow = z.infer<typeof productRow>

export const productFilter = z.object({
  search: words(100).default(''),
  categoryId: id.nullable().default(null),
  tag: words(40).nullable().default(null),
  show: z.enum(['active', 'inactive', 'deleted', 'low', 'out', 'spoiling']).nullable().default(null),
})
export type ProductFilter = z.infer<typeof productFilter>

export const productSort = z.object({
  by: z.enum(['name', 'price', 'stock']).default('name'),
  descending: z.boolean().default(false),
})
export type ProductSort = z.infer<typeof productSort>

/** What a clerk sees while typing a name. */
export const productHit = productRow.pick({
  id: true,
  name: true,
  sku: true,
  priceCentavos: true,
  unit: true,
  packSize: true,
  onHand: true,
  available: true,
  sellBy: true,
  maxCartQty: true,
})
export type ProductHit = z.infer<typeof productHit>

const tag = neededWords(1, 40)
/** Each field is left alone when it is not there. */
export const bulkSet = z.object({
  isActive: z.boolean().optional(),
  isFeatured: z.boolean().optional(),
  minStock: productInput.shape.minStock.optional(),
  addCategoryId: id.optional(),
  removeCategoryId: id.optional(),
  addTag: tag.optional(),
  removeTag: tag.optional(),
  priceCentavos: centavos.optional(),
  /** +5 is five per cent up; rounded to whole pesos when `wholePesos`. */
  pricePercent: z.number().min(-90, 'TOO_SMALL').max(500, 'TOO_LARGE').optional(),
  wholePesos: z.boolean().optional(),
})
export type BulkSet = z.infer<typeof bulkSet>

const mostAtOnce = 5000
/** Of one product. */
export const mostPictures = 20
export const bulkChange = z.object({ ids: z.array(id).min(1).max(mostAtOnce), set: bulkSet })
export type BulkChange = z.infer<typeof bulkChange>

/** The fields that a bulk change can touch. */
export const bulkFields = z.object({
  priceCentavos: centavos,
  minStock: z.int32(),
  isActive: z.boolean(),
  isFeatured: z.boolean(),
  categoryIds: z.array(z.string().max(100)).max(200),
  tags: z.array(z.string().max(100)).max(200),
})
export type BulkFields = z.infer<typeof bulkFields>
export const bulkRow = z.object({ id, name: z.string(), before: bulkFields, after: bulkFields })
export type BulkRow = z.infer<typeof bulkRow>

/** As the rows were seen in the preview, so that nothing else is changed than what was agreed to; a sale between is none. */
export const applyBulk = z.object({
  rows: z
    .array(z.object({ id, before: bulkFields }))
    .min(1)
    .max(mostAtOnce),
  set: bulkSet,
})
export type ApplyBulk = z.infer<typeof applyBulk>

const storable = bulkFields.extend({
  priceCentavos: centavos,
  minStock: productInput.shape.minStock,
  categoryIds: productInput.shape.categoryIds,
  tags: productInput.shape.tags,
})
export const undoBulk = z.object({
  rows: z
    .array(z.object({ id, before: storable, after: bulkFields }))
    .min(1)
    .max(mostAtOnce),
})
export type UndoBulk = z.infer<typeof undoBulk>

const changed = (action: 'CREATE' | 'UPDATE' | 'DELETE', entity = 'Product') => ({ action, entity }) as const
const notFound = { PRODUCT_NOT_FOUND: { status: 404 } } as const
const noBulk = {
  CATEGORY_NOT_FOUND: { status: 404 },
  PRICE_TOO_LARGE: { status: 400, data: z.object({ name: z.string() }) },
} as const
const stale = {
  ROWS_CHANGED: { status: 409, data: z.object({ ids: z.array(id), names: z.array(z.string()) }) },
} as const
const taken = { TAKEN: { status: 409, data: z.object({ field: z.string() }) } } as const

export const productsContract = {
  list: procedure({ access: 'products:read', changes: false, api: 'standard' })
    .route({ method: 'GET', path: '/products', tags: ['Products'], summary: 'Products with what is available' })
    .input(productFilter.extend({ ...productSort.shape, ...pageInput.shape }))
    .output(z.object({ rows: z.array(productRow), total: z.int() })),
  search: procedure({ access: 'products:read', changes: false })
    .input(z.object({ text: words(100), limit: z.int().min(1).max(50).default(12) }))
    .output(z.object({ hits: z.array(productHit), of: z.int() })),
  get: procedure({ access: 'products:read', changes: false }).input(byId).errors(notFound).output(productRow),
  create: procedure({ access: 'products:create', changes: true, audit: changed('CREATE') })
    .input(productInput)
    .errors({ ...taken, CATEGORY_NOT_FOUND: { status: 404 } })
    .output(productRow),
  update: procedure({ access: 'products:update', changes: true, audit: changed('UPDATE') })
    .input(productInput.extend({ id, updatedAt: z.date() }))
    .errors({
      ...notFound,
      ...taken,
      CATEGORY_NOT_FOUND: { status: 404 },
      CHANGED: { status: 409, data: z.object({ by: z.string().nullable(), current: productRow }) },
    })
    .output(productRow),
  /** Gone from lists, search and open carts; kept in old orders; its slug and SKU stay taken. */
  remove: procedure({ access: 'products:delete', changes: true, audit: changed('DELETE') })
    .input(byId)
    .errors(notFound)
    .output(productRow),
  restore: procedure({ access: 'products:update', changes: true, audit: changed('UPDATE') })
    .input(byId)
    .errors(notFound)
    .output(productRow),
  /** What the filter leaves, in its order, as a file. With what it cost: for people of the farm. */
  export: procedure({ access: 'inventory:read', changes: false, audit: { action: 'EXPORT', entity: 'Product' } })
    .input(productFilter.extend({ ...productSort.shape, ...inFormat.shape }))
    .output(tableFile),
  /** The rows that would become other than they are. */
  previewBulk: procedure({ access: 'products:update', changes: false, size: 'large' })
    .input(bulkChange)
    .errors(noBulk)
    .output(z.object({ rows: z.array(bulkRow), unchanged: z.int() })),
  /** All or none: of what changed since the preview the names are told, and nothing is changed. */
  applyBulk: procedure({ access: 'products:update', changes: true, size: 'large', audit: changed('UPDATE') })
    .input(applyBulk)
    .errors({ ...noBulk, ...stale })
    .output(z.object({ changed: z.int() })),
  /** Puts back what a bulk change left, as long as nobody changed it since. */
  undoBulk: procedure({ access: 'products:update', changes: true, size: 'large', audit: changed('UPDATE') })
    .input(undoBulk)
    .errors(stale)
    .output(z.object({ changed: z.int() })),
  /** At most twenty of a product. Made smaller, kept by its content. */
  addImage: procedure({ access: 'products:update', changes: true, size: 'large', audit: changed('UPDATE') })
    .input(z.object({ id, bytes: pictureBytes }))
    .errors({
      ...notFound,
      ...pictureProblems,
      TOO_MANY_PICTURES: { status: 409, data: z.object({ most: z.int() }) },
    })
    .output(productRow),
  setImages: procedure({ access: 'products:update', changes: true, audit: changed('UPDATE') })
    .input(z.object({ id, images: z.array(z.string().max(64)).max(mostPictures) }))
    .errors(notFound)
    .output(productRow),
  image: procedure({ access: 'products:read', changes: false })
    .input(z.object({ fileId: z.string().regex(/^[0-9a-f]{64}$/) }))
    .errors({ FILE_NOT_FOUND: { status: 404 } })
    .output(z.object({ mime: z.string(), bytes: z.instanceof(Uint8Array) })),
}

export const category = z.object({
  id,
  name: z.string(),
  description: z.string(),
  slug: z.string(),
  parentId: id.nullable(),
  sortOrder: z.int(),
  isActive: z.boolean(),
  products: z.int(),
})
export type Category = z.infer<typeof category>

export const categoryInput = z.object({
  name: neededWords(2, 80),
  description: words(500),
  slug: slug.or(z.literal('')),
  isActive: z.boolean(),
})
export type CategoryInput = z.infer<typeof categoryInput>
const noCategory = { CATEGORY_NOT_FOUND: { status: 404 } } as const

export const categoriesContract = {
  /** The whole tree, parents before children, each level in its order; whoever sees products sees where they stand. */
  list: procedure({ access: 'products:read', changes: false }).output(z.array(category)),
  create: procedure({ access: 'categories:create', changes: true, audit: changed('CREATE', 'Category') })
    .input(categoryInput.extend({ parentId: id.nullable() }))
    .errors({ ...taken, ...noCategory })
    .output(category),
  update: procedure({ access: 'categories:update', changes: true, audit: changed('UPDATE', 'Category') })
    .input(categoryInput.extend({ id }))
    .errors({ ...taken, ...noCategory })
    .output(category),
  /** Under a parent, at a place among its children; a category never comes under itself. */
  move: procedure({ access: 'categories:update', changes: true, audit: changed('UPDATE', 'Category') })
    .input(z.object({ id, parentId: id.nullable(), at: z.int().min(0).max(10_000) }))
    .errors({ ...noCategory, CYCLE: { status: 409 } })
    .output(z.array(category)),
  /** Children and products go to `moveTo`, else it must have none. */
  remove: procedure({ access: 'categories:delete', changes: true, audit: changed('DELETE', 'Category') })
    .input(z.object({ id, moveTo: id.nullable() }))
    .errors({
      ...noCategory,
      NOT_EMPTY: { status: 409, data: z.object({ children: z.int(), products: z.int() }) },
      CYCLE: { status: 409 },
    }),
}
