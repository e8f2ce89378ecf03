import { z } from 'zod'
import type { Address, CallerCard } from '../../contract/customers.ts'
import { fullName } from '../../contract/identity/person.ts'
import { spellingsOf, storedPhone } from '../../contract/phone.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { productFacts } from '../inventory/index.ts'
import { usualLines } from '../orders/index.ts'
import { isSeen, type Whose } from '../whose/index.ts'
import { isMadeUp } from './made-up.ts'

type Decimal = { toString: () => string }
async function lastOrdersOf(db: Db | Tx, userId: string): Promise<CallerCard['lastOrders']> {
  const rows = await db.order.findMany({ where: { userId }, orderBy: { createdAt: 'desc' }, take: 5 })
  return rows.map((row) => ({
    id: row.id,
    orderNumber: row.orderNumber,
    status: row.status,
    at: row.createdAt,
    totalCentavos: centavosOf(row.total),
  }))
}

const addressType = z.enum(['shipping', 'billing']).catch('shipping')

async function addressesOf(db: Db | Tx, userId: string): Promise<Address[]> {
  const rows = await db.address.findMany({ where: { userId }, orderBy: [{ isDefault: 'desc' }, { createdAt: 'desc' }] })
  return rows.map((row) => ({
    id: row.id,
    type: addressType.parse(row.type),
    firstName: row.firstName,
    lastName: row.lastName,
    company: row.company ?? '',
    street1: row.street1,
    street2: row.street2 ?? '',
    city: row.city,
    state: row.state,
    postalCode: row.postalCode,
    country: row.country,
    phoneNumber: row.phoneNumber ?? '',
    isDefault: row.isDefault,
    updatedAt: row.updatedAt,
  }))
}

/** Whom else this number reaches: an import may bring two of one number. */
async function samePhone(
  db: Db | Tx,
  { id, phoneNumber }: { id: string; phoneNumber: string | null },
): Promise<CallerCard['samePhone']> {
  const stored = phoneNumber === null ? null : storedPhone(phoneNumber)
  if (stored === null) return []
  const rows = await db.$queryRaw<{ id: string; firstName: string | null; lastName: string | null }[]>`
    SELECT id, first_name AS "firstName", last_name AS "lastName" FROM users
    WHERE role = 'BUYER' AND id <> ${id} AND phone_number = ANY (${spellingsOf(stored)})
    ORDER BY created_at, id LIMIT 5`
  return rows.map((row) => ({ id: row.id, name: fullName(row) }))
}

/** All a clerk needs while the caller speaks. */
export async function findCard(
  db: Db | Tx,
  id: string,
  { now, whose }: { now: Date; whose: Whose },
): Promise<CallerCard | null> {
  if (!isSeen(whose.customers, id)) return null
  const user = await db.user.findUnique({ where: { id } })
  if (user?.role !== 'BUYER') return null
  const [sums] = await db.$queryRaw<{ orders: number; owed: Decimal; spent: Decimal }[]>`
    SELECT count(*)::int AS orders, coalesce(sum(paid), 0) AS spent,
      coalesce(sum(total - credited - paid) FILTER (WHERE status NOT IN ('CANCELLED', 'REFUNDED')), 0) AS owed
    FROM orders WHERE user_id = ${id}`
  const usual = await usualLines(db, id, 'usual')
  const facts = await productFacts(
    db,
    usual.map((line) => line.productId),
    { now },
  )
  const cart = await db.cart.findFirst({
    where: { userId: id, status: 'ACTIVE', items: { some: {} } },
    include: { items: { select: { quantity: true } } },
  })
  const clerk = cart?.staffId ? await db.user.findUnique({ where: { id: cart.staffId } }) : null
  return {
    customer: {
      id,
      firstName: user.firstName ?? '',
      lastName: user.lastName ?? '',
      email: isMadeUp(user.email) ? '' : user.email,
      phoneNumber: user.phoneNumber ?? '',
      since: user.createdAt,
      updatedAt: user.updatedAt,
    },
    owedCentavos: centavosOf(sums?.owed ?? 0),
    spentCentavos: centavosOf(sums?.spent ?? 0),
    orders: sums?.orders ?? 0,
    lastOrders: await lastOrdersOf(db, id),
    usual: usual.flatMap(({ productId, quantity }) => {
      const product = facts.get(productId)
      if (!product || product.isDeleted || !product.isActive) return []
      return [{ productId, name: product.hit.name, quantity, available: product.hit.available }]
    }),
    addresses: await addressesOf(db, id),
    samePhone: await samePhone(db, user),
    openCart: cart && {
      id: cart.id,
      clerk: clerk && fullName(clerk),
      items: cart.items.reduce((sum, item) => sum + item.quantity, 0),
    },
  }
}
