import type { ApplyBulk, BulkChange, BulkFields, BulkRow, UndoBulk } from '../../contract/inventory/products.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/index.ts'
import { centavosOf, decimalOf, mostCentavos } from '../../platform/money.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { afterBulk, isSame } from './bulk-rules.ts'
import type { InventoryDeps } from './inventory-deps.ts'

type NoBulk = { code: 'CATEGORY_NOT_FOUND' } | { code: 'PRICE_TOO_LARGE'; data: { name: string } }
type RowsChanged = { code: 'ROWS_CHANGED'; data: { ids: string[]; names: string[] } }

type PlainRow = Omit<BulkFields, 'priceCentavos' | 'categoryIds' | 'tags'> & { id: string; name: string } & {
  price: string
  categories: unknown[]
  tags: unknown[]
}

/** Only what a bulk change touches: of thousands of rows the rest would take longer than the change. */
async function findPlain(db: Db | Tx, ids: readonly string[]): Promise<Omit<BulkRow, 'after'>[]> {
  const rows = await db.$queryRaw<PlainRow[]>`
    SELECT id, name, price::text AS price, min_stock AS "minStock", is_active AS "isActive", is_featured AS "isFeatured",
      to_jsonb(categories) AS categories, to_jsonb(tags) AS tags
    FROM products WHERE id = ANY(${[...ids]}) AND NOT is_deleted ORDER BY name, id`
  return rows.map(({ id, name, price, categories, tags, ...flags }) => ({
    ...{ id, name },
    before: {
      ...flags,
      priceCentavos: centavosOf(price),
      categoryIds: categories.map(String),
      tags: tags.map(String),
    },
  }))
}

/** The rows that become other than they are. */
async function planOf(db: Db | Tx, { ids, set }: BulkChange): Promise<Result<BulkRow[], NoBulk>> {
  const { addCategoryId } = set
  if (addCategoryId !== undefined && (await db.category.count({ where: { id: addCategoryId } })) === 0)
    return refuse({ code: 'CATEGORY_NOT_FOUND' })
  const rows = (await findPlain(db, ids))
    .map((row) => ({ ...row, after: afterBulk(row.before, set) }))
    .filter(({ before, after }) => !isSame(before, after))
  const tooDear = rows.find(({ after }) => after.priceCentavos > mostCentavos)
  return tooDear ? refuse({ code: 'PRICE_TOO_LARGE', data: { name: tooDear.name } }) : ok(rows)
}

export async function previewBulk(
  db: Db,
  change: BulkChange,
): Promise<Result<{ rows: BulkRow[]; unchanged: number }, NoBulk>> {
  const plan = await planOf(db, change)
  return plan.ok ? ok({ rows: plan.value, unchanged: new Set(change.ids).size - plan.value.length }) : plan
}

type Seen = { id: string; fields: BulkFields }

/** Under their locks, in one order for all who lock several. Those that are not as they were seen are named. */
async function lockSeen(tx: Tx, seen: readonly Seen[]): Promise<Result<null, RowsChanged>> {
  const ids = seen.map(({ id }) => id)
  const locked = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM products WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`
  const names = new Map(locked.map(({ id, name }) => [id, name]))
  const now = new Map((await findPlain(tx, ids)).map(({ id, before }) => [id, before]))
  const other = seen.filter(({ id, fields }) => {
    const current = now.get(id)
    return !current || !isSame(current, fields)
  })
  if (other.length === 0) return ok(null)
  const listed = other.flatMap(({ id }) => names.get(id) ?? []).toSorted()
  return refuse({ code: 'ROWS_CHANGED', data: { ids: other.map(({ id }) => id), names: listed } })
}

/** In one statement: one for each row would hold their locks for seconds. */
async function write(tx: Tx, rows: readonly { id: string; fields: BulkFields }[], now: Date): Promise<void> {
  const json = JSON.stringify(
    rows.map(({ id, fields: { priceCentavos, ...rest } }) => ({ id, price: decimalOf(priceCentavos), ...rest })),
  )
  await tx.$executeRaw`
    UPDATE products p SET price = g.price, min_stock = g."minStock", is_active = g."isActive",
      is_featured = g."isFeatured", categories = ARRAY(SELECT jsonb_array_elements(g."categoryIds")),
      tags = ARRAY(SELECT jsonb_array_elements(g.tags)), updated_at = ${now}
    FROM jsonb_to_recordset(${json}::jsonb) AS g(id text, price numeric(10, 2), "minStock" int, "isActive" boolean,
      "isFeatured" boolean, "categoryIds" jsonb, tags jsonb)
    WHERE p.id = g.id`
}

/** All or nothing, and nothing but what was in the preview. */
export function applyBulk(
  { database, now }: InventoryDeps,
  { rows, set }: ApplyBulk,
  auditIn: AuditIn,
): Promise<Result<{ changed: number }, NoBulk | RowsChanged>> {
  return inTransaction(database, async (tx) => {
    const locked = await lockSeen(
      tx,
      rows.map(({ id, before }) => ({ id, fields: before })),
    )
    if (!locked.ok) return locked
    const plan = await planOf(tx, { ids: rows.map(({ id }) => id), set })
    if (!plan.ok) return plan
    const written = plan.value.map(({ id, after }) => ({ id, fields: after }))
    await write(tx, written, now())
    await auditIn(tx, {
      entityId: `${plan.value.length} products`,
      oldValues: plan.value.map(({ id, before }) => ({ id, ...before })),
      newValues: set,
    })
    return ok({ changed: plan.value.length })
  })
}

/** The way back: what the change left is put to what it was before, unless somebody changed it since. */
export function undoBulk(
  { database, now }: InventoryDeps,
  { rows }: UndoBulk,
  auditIn: AuditIn,
): Promise<Result<{ changed: number }, RowsChanged>> {
  return inTransaction(database, async (tx) => {
    const locked = await lockSeen(
      tx,
      rows.map(({ id, after }) => ({ id, fields: after })),
    )
    if (!locked.ok) return locked
    const written = rows.map(({ id, before }) => ({ id, fields: before }))
    await write(tx, written, now())
    await auditIn(tx, {
      entityId: `${rows.length} products`,
      oldValues: rows.map(({ id, after }) => ({ id, ...after })),
      newValues: rows.map(({ id, before }) => ({ id, ...before })),
    })
    return ok({ changed: rows.length })
  })
}
