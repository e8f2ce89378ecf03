import { createHash } from 'node:crypto'
import { mostPictures, type ProductRow } from '../../contract/inventory/products.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database/index.ts'
import { type CleanPicture, cleanPictureTask, type PictureRefusal } from '../../platform/picture/picture-task.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Whose } from '../whose/index.ts'
import type { InventoryDeps } from './inventory-deps.ts'
import { findProduct } from './product-queries.ts'

type NoProduct = { code: 'PRODUCT_NOT_FOUND' }
type TooMany = { code: 'TOO_MANY_PICTURES'; data: { most: number } }

/** Keeps a picture under the hash of its bytes: the same one twice is one row. */
export async function storePicture(tx: Tx, { mime, bytes }: CleanPicture): Promise<string> {
  const id = createHash('sha256').update(bytes).digest('hex')
  await tx.storedFile.createMany({ data: [{ id, mime, size: bytes.length, data: bytes }], skipDuplicates: true })
  return id
}

type Seen = { now: Date; whose: Whose }

async function saved(tx: Tx, id: string, images: string[], seen: Seen): Promise<ProductRow> {
  await tx.product.update({ where: { id }, data: { images } })
  const row = await findProduct(tx, id, seen)
  if (!row) throw new Error(`product ${id} is gone from under its own change`)
  return row
}

export async function addImage(
  { database, now, tasks }: InventoryDeps,
  { id, bytes, signal, whose }: { id: string; bytes: Uint8Array; signal: AbortSignal; whose: Whose },
  auditIn: AuditIn,
): Promise<Result<ProductRow, NoProduct | TooMany | PictureRefusal>> {
  // Before the product is locked: it may take a second.
  const picture = await tasks.run(cleanPictureTask, bytes, signal)
  if (!picture.ok) return picture
  return inTransaction(database, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM products WHERE id = ${id} FOR UPDATE`
    const before = await findProduct(tx, id, { now: now(), whose })
    if (!before) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const fileId = await storePicture(tx, picture.value)
    const others = before.images.filter((one) => one !== fileId)
    if (others.length >= mostPictures) return refuse({ code: 'TOO_MANY_PICTURES', data: { most: mostPictures } })
    const row = await saved(tx, id, [...others, fileId], { now: now(), whose })
    await auditIn(tx, { entityId: id, oldValues: { images: before.images }, newValues: { images: row.images } })
    return ok(row)
  })
}

/** Their order, and which are left; only ones that the product has. */
export function setImages(
  { database, now }: InventoryDeps,
  { id, images, whose }: { id: string; images: string[]; whose: Whose },
  auditIn: AuditIn,
): Promise<Result<ProductRow, NoProduct>> {
  return inTransaction(database, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM products WHERE id = ${id} FOR UPDATE`
    const before = await findProduct(tx, id, { now: now(), whose })
    if (!before) return refuse({ code: 'PRODUCT_NOT_FOUND' })
    const ordered = [...new Set(images)].filter((one) => before.images.includes(one))
    const row = await saved(tx, id, ordered, { now: now(), whose })
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
