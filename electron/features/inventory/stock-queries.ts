import { fullName } from '../../contract/identity/person.ts'
import type { Availability, BatchRow, MovementRow, MovementType, SellFirstRow } from '../../contract/inventory/stock.ts'
import { z } from 'zod'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { ownAttributes } from './product-row.ts'

const person = (user: { id: string; firstName: string | null; lastName: string | null } | undefined) =>
  user ? { id: user.id, name: fullName(user) } : null

async function namesOf(db: Db | Tx, ids: (string | null)[]) {
  const known = [...new Set(ids)].filter((id) => id !== null)
  const users = await db.user.findMany({
    where: { id: { in: known } },
    select: { id: true, firstName: true, lastName: true },
  })
  return new Map(users.map((user) => [user.id, user]))
}

/** A cursor that is none of ours begins anew. */
const placeOf = (after: string | null): bigint | null =>
  after !== null && /^\d{1,18}$/.test(after) ? BigInt(after) : null

type ListMovements = {
  productId?: string | null
  type?: MovementType | null
  batchId?: string | null
  ids?: string[]
  after: string | null
  limit: number
}

/** The ledger, newest first. */
export async function listMovements(db: Db | Tx, wanted: ListMovements): Promise<MovementRow[]> {
  const { productId, type, batchId, ids, limit } = wanted
  const place = placeOf(wanted.after)
  const rows = await db.stockMovement.findMany({
    where: {
      ...(productId && { productId }),
      ...(type && { type }),
      ...(batchId && { batchId }),
      ...(ids && { id: { in: ids } }),
      ...(place !== null && { seq: { lt: place } }),
    },
    orderBy: { seq: 'desc' },
    take: limit,
    include: { product: { select: { id: true, name: true } }, batch: { select: { id: true, number: true } } },
  })
  const people = await namesOf(
    db,
    rows.map((row) => row.userId),
  )
  return rows.map((row) => ({
    id: row.id,
    cursor: String(row.seq),
    at: row.createdAt,
    product: row.product,
    batch: row.batch,
    type: row.type,
    quantity: row.quantity,
    previousStock: row.previousStock,
    newStock: row.newStock,
    reason: row.reason,
    notes: row.notes,
    who: person(row.userId === null ? undefined : people.get(row.userId)),
    document:
      row.documentType !== null && row.documentId !== null ? { type: row.documentType, id: row.documentId } : null,
  }))
}

/** On hand, held, available, and who holds how many until when. */
export async function findAvailability(db: Db, productId: string, now: Date): Promise<Availability | null> {
  const product = await db.product.findUnique({ where: { id: productId }, select: { stock: true } })
  if (!product) return null
  const items = await db.cartItem.findMany({
    where: { productId, heldUntil: { gt: now }, cart: { status: 'ACTIVE' } },
    orderBy: { heldUntil: 'asc' },
    include: { cart: { include: { user: { select: { id: true, firstName: true, lastName: true } } } } },
  })
  const clerks = await namesOf(
    db,
    items.map((item) => item.cart.staffId),
  )
  const held = items.reduce((sum, item) => sum + item.quantity, 0)
  return {
    onHand: product.stock,
    held,
    available: Math.max(0, product.stock - held),
    holders: items.map((item) => ({
      cartId: item.cartId,
      customer: person(item.cart.user ?? undefined)?.name ?? '',
      clerk: person(item.cart.staffId === null ? undefined : clerks.get(item.cart.staffId))?.name ?? null,
      quantity: item.quantity,
      heldUntil: item.heldUntil ?? now,
    })),
  }
}

const climate = z
  .object({
    temperature: z.number().nullable().catch(null),
    humidity: z.number().nullable().catch(null),
    co2: z.number().nullable().catch(null),
  })
  .nullable()
  .catch(null)

const withProduct = { product: true, device: { select: { id: true, name: true } } } as const

/** Batches, the oldest first; `left` only those with something in them. */
export async function listBatches(
  db: Db | Tx,
  wanted: { productId?: string | null; left?: boolean; id?: string; sellByUntil?: Date },
): Promise<BatchRow[]> {
  const rows = await db.stockBatch.findMany({
    where: {
      ...(wanted.productId && { productId: wanted.productId }),
      ...(wanted.id !== undefined && { id: wanted.id }),
      ...(wanted.left && { remaining: { gt: 0 } }),
      ...(wanted.sellByUntil && { sellBy: { lte: wanted.sellByUntil } }),
    },
    orderBy: [{ sellBy: { sort: 'asc', nulls: 'last' } }, { harvestedAt: 'asc' }, { id: 'asc' }],
    take: 1000,
    include: withProduct,
  })
  const came = await db.stockMovement.groupBy({
    by: ['batchId'],
    where: { batchId: { in: rows.map((row) => row.id) }, type: 'received' },
    _sum: { quantity: true },
  })
  const received = new Map(came.map((one) => [one.batchId, one._sum.quantity ?? 0]))
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    product: { id: row.product.id, name: row.product.name },
    harvestedAt: row.harvestedAt,
    sellBy: row.sellBy,
    remaining: row.remaining,
    received: received.get(row.id) ?? 0,
    worthCentavos: row.remaining * centavosOf(row.product.price),
    chamber: row.device && { ...row.device, room: row.room },
    climate: climate.parse(row.climate ?? null),
  }))
}

/** What spoils within the hours, by the pesos that would be lost. */
export async function listSellFirst(db: Db, hours: number, now: Date): Promise<SellFirstRow[]> {
  const until = new Date(now.getTime() + hours * 3_600_000)
  const batches = await listBatches(db, { left: true, sellByUntil: until })
  const products = await db.product.findMany({
    where: { id: { in: batches.map((batch) => batch.product.id) }, isDeleted: false },
  })
  return products
    .map((product) => {
      const own = batches.filter((batch) => batch.product.id === product.id)
      const { unit, packSize } = ownAttributes.parse(product.attributes ?? {})
      return {
        product: {
          id: product.id,
          name: product.name,
          sku: product.sku ?? '',
          priceCentavos: centavosOf(product.price),
          unit,
          packSize,
        },
        spoiling: own.reduce((sum, batch) => sum + batch.remaining, 0),
        atRiskCentavos: own.reduce((sum, batch) => sum + batch.worthCentavos, 0),
        firstSellBy: own[0]?.sellBy ?? until,
        batches: own.map(({ id, number, sellBy, remaining }) => ({ id, number, sellBy, remaining })),
      }
    })
    .toSorted((a, b) => b.atRiskCentavos - a.atRiskCentavos || a.product.name.localeCompare(b.product.name))
}

/** Stock after each movement of the last days, and as it was before them. */
export async function readStockHistory(
  db: Db,
  { productId, days, now }: { productId: string; days: number; now: Date },
): Promise<{ t: number[]; stock: number[] }> {
  const from = new Date(now.getTime() - days * 86_400_000)
  const rows = await db.stockMovement.findMany({
    where: { productId, createdAt: { gte: from } },
    orderBy: { seq: 'asc' },
    select: { createdAt: true, previousStock: true, newStock: true },
    take: 5000,
  })
  const product = await db.product.findUniqueOrThrow({ where: { id: productId }, select: { stock: true } })
  const first = rows[0]?.previousStock ?? product.stock
  return {
    t: [from.getTime(), ...rows.map((row) => row.createdAt.getTime()), now.getTime()],
    stock: [first, ...rows.map((row) => row.newStock), product.stock],
  }
}
