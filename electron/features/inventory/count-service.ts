import { fullName } from '../../contract/identity/person.ts'
import type { Count } from '../../contract/inventory/stock.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { type Db, inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { ownAttributes } from './product-row.ts'
import { adjustIn } from './stock-service.ts'
import type { StockShort } from './take-rules.ts'

type Deps = { database: OpenDatabase; now: () => Date }
type NoCount = { code: 'COUNT_NOT_FOUND' }
type Closed = { code: 'COUNT_CLOSED' }

export async function findCount(db: Db | Tx, id: string): Promise<Count | null> {
  const row = await db.stockCount.findUnique({
    where: { id },
    include: { lines: { include: { product: true }, orderBy: { product: { name: 'asc' } } } },
  })
  if (!row) return null
  const ids = [row.startedBy, ...row.lines.map((line) => line.countedBy)].filter((one) => one !== null)
  const users = await db.user.findMany({ where: { id: { in: ids } } })
  const names = new Map(users.map((user) => [user.id, fullName(user)]))
  const whose = (userId: string | null) => (userId === null ? null : (names.get(userId) ?? null))
  return {
    id: row.id,
    note: row.note ?? '',
    startedAt: row.startedAt,
    startedBy: whose(row.startedBy),
    closedAt: row.closedAt,
    lines: row.lines.map((line) => {
      const expected = line.expected ?? line.product.stock
      return {
        product: {
          id: line.product.id,
          name: line.product.name,
          sku: line.product.sku ?? '',
          unit: ownAttributes.parse(line.product.attributes ?? {}).unit,
        },
        expected,
        counted: line.counted,
        difference: line.counted === null ? null : line.counted - expected,
        countedBy: whose(line.countedBy),
      }
    }),
  }
}

async function getCount(db: Db | Tx, id: string): Promise<Count> {
  const count = await findCount(db, id)
  if (!count) throw new Error(`count ${id} is gone from under its own change`)
  return count
}

/** A sheet with a line for each product (of a category). */
export function startCount(
  { database, now }: Deps,
  { categoryId, note, userId }: { categoryId: string | null; note: string; userId: string },
  auditIn: AuditIn,
): Promise<Result<Count, never>> {
  return inTransaction(database, async (tx) => {
    const { id } = await tx.stockCount.create({ data: { note: note || null, startedBy: userId, startedAt: now() } })
    await tx.$executeRaw`
      INSERT INTO stock_count_lines (id, count_id, product_id)
      SELECT gen_random_uuid()::text, ${id}, p.id FROM products p WHERE p.is_active AND NOT p.is_deleted
        AND (${categoryId}::text IS NULL OR to_jsonb(${categoryId}::text) = ANY(p.categories))`
    await auditIn(tx, { entityId: id, newValues: { categoryId, note } })
    return ok(await getCount(tx, id))
  })
}

/** What stood on the shelf, and what the ledger said at that moment: sales after it do not spoil the count. */
export function countOne(
  { database, now }: Deps,
  {
    countId,
    productId,
    counted,
    userId,
  }: { countId: string; productId: string; counted: number | null; userId: string },
): Promise<Result<Count['lines'][number], NoCount | Closed>> {
  return inTransaction(database, async (tx) => {
    const count = await tx.stockCount.findUnique({ where: { id: countId } })
    if (!count) return refuse({ code: 'COUNT_NOT_FOUND' })
    if (count.closedAt) return refuse({ code: 'COUNT_CLOSED' })
    const changed = await tx.$executeRaw`
      UPDATE stock_count_lines l SET counted = ${counted}::int,
        expected = CASE WHEN ${counted}::int IS NULL THEN NULL ELSE p.stock END,
        counted_by = ${counted === null ? null : userId}, counted_at = ${counted === null ? null : now()}
      FROM products p WHERE p.id = l.product_id AND l.count_id = ${countId} AND l.product_id = ${productId}`
    if (changed === 0) return refuse({ code: 'COUNT_NOT_FOUND' })
    const line = (await getCount(tx, countId)).lines.find((one) => one.product.id === productId)
    if (!line) throw new Error('the line that was just counted can not be read')
    return ok(line)
  })
}

/** Writes every difference, or none. Of two who close it one does. */
export function closeCount(
  { database, now }: Deps,
  { id, userId }: { id: string; userId: string },
  auditIn: AuditIn,
): Promise<Result<Count, NoCount | Closed | StockShort>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const closed = await tx.stockCount.updateMany({
      where: { id, closedAt: null },
      data: { closedAt: at, closedBy: userId },
    })
    const count = await findCount(tx, id)
    if (!count) return refuse({ code: 'COUNT_NOT_FOUND' })
    if (closed.count === 0) return refuse({ code: 'COUNT_CLOSED' })
    const differing = count.lines
      .filter((line) => line.difference !== null && line.difference !== 0)
      .toSorted((a, b) => (a.product.id < b.product.id ? -1 : 1))
    for (const { product, difference } of differing) {
      const wanted = {
        userId,
        productId: product.id,
        difference: difference ?? 0,
        reason: 'count',
        notes: '',
        documentId: id,
      }
      const done = await adjustIn(tx, at, wanted)
      if (!done.ok && done.refusal.code === 'STOCK_SHORT') return refuse(done.refusal)
    }
    await auditIn(tx, {
      entityId: id,
      newValues: differing.map(({ product, difference }) => ({ product, difference })),
    })
    return ok(count)
  })
}

export async function listCounts(db: Db): Promise<Omit<Count, 'lines'>[]> {
  const rows = await db.stockCount.findMany({ orderBy: { startedAt: 'desc' }, take: 100 })
  const users = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.startedBy).filter((id) => id !== null) } },
  })
  const names = new Map(users.map((user) => [user.id, fullName(user)]))
  return rows.map((row) => ({
    id: row.id,
    note: row.note ?? '',
    startedAt: row.startedAt,
    startedBy: row.startedBy === null ? null : (names.get(row.startedBy) ?? null),
    closedAt: row.closedAt,
  }))
}
