import { createHash } from 'node:crypto'
import type { ProductRow } from '../../contract/inventory/products.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/index.ts'
import { pictureType } from '../../platform/picture-type.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { findProduct } from './product-queries.ts'

type NoProduct = { code: 'PRODUCT_NOT_FOUND' }

/** Keeps bytes under their own hash: the same picture twice is one row. Null: not a picture we show. */
export async function storePicture(tx: Tx, bytes: Uint8Array): Promise<string | null> {
  const type = pictureType(bytes)
  if (!type) return null
  const id = createHash('sha256').update(bytes).digest('hex')
  await tx.storedFile.createMany({
    data: [{ id, mime: type, size: bytes.length, data: new Uint8Array(bytes) }],
    skipDuplicates: true,
  })
  return id
}

async function saved(tx: Tx, id: string, images: string[], now: Date): Promise<ProductRow> {
  await tx.product.update({ where: { id }, data: { images } })
  const row = await findProduct(tx, id, now)
  if (!row) throw new Error(`product ${id} is gone from under its own change`)
  return row
}

export function addImage(
  { database, now }: InventoryDeps,
  { id, bytes }: { id: string; bytes: Uint8Array },
  auditIn: AuditIn,
): Promise<Result<ProductRow, NoProduct | { code: 'NOT_A_PICTURE' }>> {
  return inTransaction(database, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM products WHERE id = ${id} FOR UPDATE`
    const before = await findProduct(tx, id, now())
    if (!before) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const fileId = await storePicture(tx, bytes)
    if (fileId === null) return refuse({ code: 'NOT_A_PICTURE' })
    const row = await saved(tx, id, [...before.images.filter((one) => one !== fileId), fileId], now())
    await auditIn(tx, { entityId: id, oldValues: { images: before.images }, newValues: { images: row.images } })
    return ok(row)
  })
}

/** Their order, and which are left; only ones that the product has. */
export function setImages(
  { database, now }: InventoryDeps,
  { id, images }: { id: string; images: string[] },
  auditIn: AuditIn,
): Promise<Result<ProductRow, NoProduct>> {
  return inTransaction(database, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM products WHERE id = ${id} FOR UPDATE`
    const before = await findProduct(tx, id, now())
    if (!before) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const ordered = [...new Set(images)].filter((one) => before.images.includes(one))
    const row = await saved(tx, id, ordered, now())
    await auditIn(tx, { entityId: id, oldValues: { images: before.images }, newValues: { images: ordered } })
    return ok(row)
  })
}

/** One that a product shows: pictures of payments are kept beside them, and are nobody's to look at by this way. */
export async function findImage(db: Db, fileId: string) {
  const [row] = await db.$queryRaw<{ shown: boolean }[]>`
    SELECT EXISTS (SELECT FROM products WHERE to_jsonb(${fileId}::text) = ANY(images)) AS shown`
  return row?.shown ? db.storedFile.findUnique({ where: { id: fileId } }) : null
}
