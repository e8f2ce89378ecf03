import type { ProductInput, ProductRow } from '../../contract/inventory/products.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { databaseNull, inTransaction, isUniqueViolation, type Tx } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { lastEditor } from '../logs/index.ts'
import type { By, Whose } from '../whose/index.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { findProduct } from './product-queries.ts'
import { freeSlug, slugOf } from './slug.ts'

export type Taken = { code: 'TAKEN'; data: { field: string } }
type NoCategory = { code: 'CATEGORY_NOT_FOUND' }
type NoProduct = { code: 'PRODUCT_NOT_FOUND' }
type Changed = { code: 'CHANGED'; data: { by: string | null; current: ProductRow } }

/** The given slug, or one made from the name: made ones give way to those that are there, given ones are refused. */
async function slugFor(tx: Tx, { slug, name }: ProductInput): Promise<string> {
  if (slug !== '') return slug
  const wanted = slugOf(name)
  const near = await tx.product.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  return freeSlug(wanted, new Set(near.map((row) => row.slug)))
}

async function missesCategory(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const unique = [...new Set(ids)]
  return (await tx.category.count({ where: { id: { in: unique } } })) !== unique.length
}

const price = (centavos: number | null) => (centavos === null ? null : decimalOf(centavos))

function columnsOf(input: ProductInput, { costs }: Pick<Whose, 'costs'>) {
  return {
    name: input.name,
    description: input.description || null,
    sku: input.sku || null,
    price: decimalOf(input.priceCentavos),
    comparePrice: price(input.comparePriceCentavos),
    // Who was not shown what it cost would otherwise save that it cost nothing.
    ...(costs ? { costPrice: price(input.costPriceCentavos) } : {}),
    minStock: input.minStock,
    maxCartQty: input.maxCartQty,
    weight: input.weightKg,
    dimensions: input.dimensionsCm ?? databaseNull,
    categories: [...new Set(input.categoryIds)],
    tags: [...new Set(input.tags)],
    isActive: input.isActive,
    isFeatured: input.isFeatured,
    seoTitle: input.seoTitle || null,
    seoDescription: input.seoDescription || null,
  }
}

/** What an import left in `attributes` stays; ours are set. */
function attributesOf(input: ProductInput, before: unknown): Record<string, string | number | null> {
  const others = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {}
  const { unit, packSize, shelfLifeDays } = input
  return { ...others, unit, packSize, shelfLifeDays }
}

const takenField = (error: unknown): string | null =>
  isUniqueViolation(error, ['sku']) ? 'sku' : isUniqueViolation(error, ['slug']) ? 'slug' : null

type Seen = Parameters<typeof findProduct>[2]

async function read(tx: Tx, id: string, seen: Seen): Promise<ProductRow> {
  const row = await findProduct(tx, id, seen)
  if (!row) throw new Error(`product ${id} is gone from under its own change`)
  return row
}

/** Made with nothing in stock: stock comes by receiving or counting it. */
export async function createProduct(
  { database, now }: InventoryDeps,
  { userId: _, whose, ...input }: ProductInput & By,
  auditIn: AuditIn,
): Promise<Result<ProductRow, Taken | NoCategory>> {
  try {
    return await inTransaction(database, async (tx) => {
      if (await missesCategory(tx, input.categoryIds)) return refuse({ code: 'CATEGORY_NOT_FOUND' })
      const slug = await slugFor(tx, input)
      const data = { ...columnsOf(input, whose), slug, attributes: attributesOf(input, null) }
      const { id } = await tx.product.create({ data, select: { id: true } })
      const row = await read(tx, id, { now: now(), whose })
      await auditIn(tx, { entityId: id, newValues: { ...input, slug } })
      return ok(row)
    })
  } catch (error) {
    const field = takenField(error)
    if (field) return refuse({ code: 'TAKEN', data: { field } })
    throw error
  }
}

/** Of two who edit at once the second is told: the row must still be the one that was read. */
export async function updateProduct(
  { database, now }: InventoryDeps,
  { id, updatedAt, userId: _, whose, ...input }: ProductInput & By & { id: string; updatedAt: Date },
  auditIn: AuditIn,
): Promise<Result<ProductRow, Taken | NoCategory | NoProduct | Changed>> {
  try {
    return await inTransaction(database, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM products WHERE id = ${id} FOR UPDATE`
      const before = await findProduct(tx, id, { now: now(), whose })
      if (!before || before.isDeleted) return refuse({ code: 'PRODUCT_NOT_FOUND' })
      if (before.updatedAt.getTime() !== updatedAt.getTime()) {
        return refuse({
          code: 'CHANGED',
          data: { by: await lastEditor(tx, { entity: 'Product', id, whose }), current: before },
        })
      }
      if (await missesCategory(tx, input.categoryIds)) return refuse({ code: 'CATEGORY_NOT_FOUND' })
      const stored = await tx.product.findUniqueOrThrow({ where: { id }, select: { attributes: true } })
      const slug = input.slug === '' ? before.slug : input.slug
      await tx.product.update({
        where: { id },
        data: { ...columnsOf(input, whose), slug, attributes: attributesOf(input, stored.attributes) },
      })
      const row = await read(tx, id, { now: now(), whose })
      await auditIn(tx, { entityId: id, oldValues: before, newValues: { ...input, slug } })
      return ok(row)
    })
  } catch (error) {
    const field = takenField(error)
    if (field) return refuse({ code: 'TAKEN', data: { field } })
    throw error
  }
}

/** Out of lists, search and open carts, or back; old orders keep it either way. */
export async function setDeleted(
  { database, now }: InventoryDeps,
  { id, isDeleted, whose }: { id: string; isDeleted: boolean; whose: Whose },
  auditIn: AuditIn,
): Promise<Result<ProductRow, NoProduct>> {
  return inTransaction(database, async (tx) => {
    const changed = await tx.product.updateMany({
      where: { id, isDeleted: !isDeleted },
      data: { isDeleted, deletedAt: isDeleted ? now() : null },
    })
    if (changed.count === 0) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const data = isDeleted
      ? { isAvailable: false, unavailableReason: 'DELETED', heldUntil: null }
      : { isAvailable: true, unavailableReason: null }
    await tx.cartItem.updateMany({ where: { productId: id, cart: { status: 'ACTIVE' } }, data })
    const row = await read(tx, id, { now: now(), whose })
    await auditIn(tx, { entityId: id, oldValues: { isDeleted: !isDeleted }, newValues: { isDeleted } })
    return ok(row)
  })
}
