import type { Category } from '../../contract/inventory/products.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { type Db, inTransaction, isUniqueViolation, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { flatten, moved, wouldCycle } from './category-tree.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { freeSlug, slugOf } from './slug.ts'

type NotFound = { code: 'CATEGORY_NOT_FOUND' }
type Taken = { code: 'TAKEN'; data: { field: string } }
type Cycle = { code: 'CYCLE' }

export async function listCategories(db: Db | Tx): Promise<Category[]> {
  const rows = await db.$queryRaw<Category[]>`
    SELECT c.id, c.name, coalesce(c.description, '') AS description, c.slug, c.parent_id AS "parentId",
      c.sort_order AS "sortOrder", c.is_active AS "isActive",
      (SELECT count(*)::int FROM products p WHERE to_jsonb(c.id) = ANY(p.categories) AND NOT p.is_deleted) AS products
    FROM categories c`
  return flatten(rows)
}

async function getCategory(tx: Tx, id: string): Promise<Category> {
  const found = (await listCategories(tx)).find((one) => one.id === id)
  if (!found) throw new Error(`category ${id} is gone from under its own change`)
  return found
}

/** Changes of the tree wait for each other: two moves at once could make a cycle that neither makes alone. */
const holdTree = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('mash.category-tree'))`

type CategoryFields = { name: string; description: string; slug: string; isActive: boolean }

async function slugFor(tx: Tx, { slug, name }: CategoryFields): Promise<string> {
  if (slug !== '') return slug
  const wanted = slugOf(name)
  const near = await tx.category.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  return freeSlug(wanted, new Set(near.map((row) => row.slug)))
}

async function refusingTaken<T, R>(work: () => Promise<Result<T, R>>): Promise<Result<T, R | Taken>> {
  try {
    return await work()
  } catch (error) {
    if (isUniqueViolation(error, ['slug'])) return refuse({ code: 'TAKEN', data: { field: 'slug' } })
    throw error
  }
}

export function createCategory(
  { database }: InventoryDeps,
  input: CategoryFields & { parentId: string | null },
  auditIn: AuditIn,
): Promise<Result<Category, NotFound | Taken>> {
  return refusingTaken(() =>
    inTransaction(database, async (tx): Promise<Result<Category, NotFound>> => {
      await holdTree(tx)
      const { parentId, description, ...rest } = input
      if (parentId !== null && (await tx.category.count({ where: { id: parentId } })) === 0) {
        return refuse({ code: 'CATEGORY_NOT_FOUND' })
      }
      const sortOrder = await tx.category.count({ where: { parentId } })
      const slug = await slugFor(tx, input)
      const { id } = await tx.category.create({
        data: { ...rest, slug, description: description || null, parentId, sortOrder },
      })
      await auditIn(tx, { entityId: id, newValues: { ...input, slug } })
      return ok(await getCategory(tx, id))
    }),
  )
}

export function updateCategory(
  { database }: InventoryDeps,
  { id, ...input }: CategoryFields & { id: string },
  auditIn: AuditIn,
): Promise<Result<Category, NotFound | Taken>> {
  return refusingTaken(() =>
    inTransaction(database, async (tx): Promise<Result<Category, NotFound>> => {
      const before = await tx.category.findUnique({ where: { id } })
      if (!before) return refuse({ code: 'CATEGORY_NOT_FOUND' })
      const slug = input.slug === '' ? before.slug : input.slug
      await tx.category.update({ where: { id }, data: { ...input, slug, description: input.description || null } })
      await auditIn(tx, { entityId: id, oldValues: before, newValues: { ...input, slug } })
      return ok(await getCategory(tx, id))
    }),
  )
}

export function moveCategory(
  { database }: InventoryDeps,
  { id, parentId, at }: { id: string; parentId: string | null; at: number },
  auditIn: AuditIn,
): Promise<Result<Category[], NotFound | Cycle>> {
  return inTransaction(database, async (tx) => {
    await holdTree(tx)
    const all = await listCategories(tx)
    const before = all.find((one) => one.id === id)
    if (!before || (parentId !== null && !all.some((one) => one.id === parentId))) {
      return refuse({ code: 'CATEGORY_NOT_FOUND' })
    }
    if (wouldCycle(all, id, parentId)) return refuse({ code: 'CYCLE' })
    await tx.category.update({ where: { id }, data: { parentId } })
    for (const [sortOrder, child] of moved(all, id, parentId, at).entries()) {
      await tx.category.update({ where: { id: child }, data: { sortOrder } })
    }
    await auditIn(tx, {
      entityId: id,
      oldValues: { parentId: before.parentId, sortOrder: before.sortOrder },
      newValues: { parentId, at },
    })
    return ok(await listCategories(tx))
  })
}

type NotEmpty = { code: 'NOT_EMPTY'; data: { children: number; products: number } }

/** Its children and products go to another one, or it must have none. */
export function removeCategory(
  { database }: InventoryDeps,
  { id, moveTo }: { id: string; moveTo: string | null },
  auditIn: AuditIn,
): Promise<Result<undefined, NotFound | NotEmpty | Cycle>> {
  return inTransaction(database, async (tx) => {
    await holdTree(tx)
    const all = await listCategories(tx)
    const before = all.find((one) => one.id === id)
    if (!before || (moveTo !== null && !all.some((one) => one.id === moveTo))) {
      return refuse({ code: 'CATEGORY_NOT_FOUND' })
    }
    const children = all.filter((one) => one.parentId === id).length
    if (moveTo === null && children + before.products > 0) {
      return refuse({ code: 'NOT_EMPTY', data: { children, products: before.products } })
    }
    if (moveTo !== null) {
      if (wouldCycle(all, id, moveTo)) return refuse({ code: 'CYCLE' })
      await tx.category.updateMany({ where: { parentId: id }, data: { parentId: moveTo } })
      await tx.$executeRaw`
          UPDATE products SET categories = CASE WHEN to_jsonb(${moveTo}::text) = ANY(categories)
            THEN array_remove(categories, to_jsonb(${id}::text))
            ELSE array_replace(categories, to_jsonb(${id}::text), to_jsonb(${moveTo}::text)) END, updated_at = now()
          WHERE to_jsonb(${id}::text) = ANY(categories)`
    }
    await tx.category.delete({ where: { id } })
    await auditIn(tx, { entityId: id, oldValues: before, newValues: { moveTo } })
    return ok(undefined)
  })
}
