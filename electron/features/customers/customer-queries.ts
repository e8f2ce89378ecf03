import { z } from 'zod'
import type { Address, CallerCard, CustomerRow } from '../../contract/customers.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { centavosOf } from '../../platform/money.ts'
import { productFacts, searchWords } from '../inventory/index.ts'
import { usualLines, walkInName } from '../orders/index.ts'
import { phoneDigits } from './phone-digits.ts'

type Decimal = { toString: () => string }
type Row = {
  id: string
  first_name: string | null
  last_name: string | null
  email: string
  phone_number: string | null
  company: string | null
  city: string | null
  orders: number
  owed: Decimal
  last_order_at: Date | null
}

/** Nobody's address: made for someone who gave none (decision 11). */
export const isMadeUp = (email: string): boolean => email.endsWith('@local.invalid')

function rowOf(row: Row): CustomerRow {
  return {
    id: row.id,
    cursor: JSON.stringify([row.first_name ?? '', row.last_name ?? '', row.id]),
    firstName: row.first_name ?? '',
    lastName: row.last_name ?? '',
    email: isMadeUp(row.email) ? '' : row.email,
    phoneNumber: row.phone_number ?? '',
    company: row.company ?? '',
    city: row.city ?? '',
    orders: row.orders,
    owedCentavos: centavosOf(row.owed),
    lastOrderAt: row.last_order_at,
  }
}

const cursor = z.tuple([z.string(), z.string(), z.string()])
function placeOf(after: string | null): [string, string, string] | null {
  if (after === null) return null
  try {
    return cursor.parse(JSON.parse(after))
  } catch {
    return null // none of ours: from the beginning
  }
}

/** What a number turned round begins with. */
const fromTheEnd = (digits: string) => `${Array.from(digits).toReversed().join('')}%`

type ListCustomers = { search: string; owing: boolean; after: string | null; limit: number }

/**
 * Customers by name. A search of digits looks in phone numbers: from the end, as people say them, and from the start, as
 * they are typed. Each walk-in without a
 * name is a customer of their own: they are listed only when looked for, or when they owe.
 */
export async function listCustomers(db: Db, wanted: ListCustomers): Promise<{ rows: CustomerRow[]; total: number }> {
  const { owing, limit } = wanted
  const digits = phoneDigits(wanted.search)
  const words = digits === null ? searchWords(wanted.search) : null
  if (digits === null && words === null && wanted.search !== '') return { rows: [], total: 0 }
  const place = placeOf(wanted.after)
  const ending = digits === null ? null : fromTheEnd(digits)
  const starting = digits?.startsWith('9') ? `+63${digits}%` : null
  const rows = await db.$queryRaw<(Row & { total: number })[]>`
    WITH found AS MATERIALIZED (
      SELECT u.id, coalesce(u.first_name, '') AS first, coalesce(u.last_name, '') AS last FROM users u
      WHERE u.role = 'BUYER'
        AND (${owing || wanted.search !== ''} OR u.phone_number IS NOT NULL
          OR NOT (u.first_name = ${walkInName} AND u.email LIKE 'walkin+%'))
        AND (${ending}::text IS NULL OR reverse(u.phone_number) LIKE ${ending} OR u.phone_number LIKE ${starting})
        AND (${words}::text IS NULL OR to_tsvector('simple', coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, '') || ' ' || u.email)
          @@ to_tsquery('simple', ${words}))
        AND (NOT ${owing} OR EXISTS (SELECT FROM orders o WHERE o.user_id = u.id AND o.paid < o.total - o.credited
          AND o.status NOT IN ('CANCELLED', 'REFUNDED')))),
    page AS (SELECT id FROM found WHERE ${place === null}
        OR (first, last, id) > (${place?.[0] ?? ''}, ${place?.[1] ?? ''}, ${place?.[2] ?? ''})
      ORDER BY first, last, id LIMIT ${limit})
    SELECT u.id, u.first_name, u.last_name, u.email, u.phone_number, (SELECT count(*)::int FROM found) AS total,
      a.company, a.city, o.orders, o.owed, o.last_order_at
    FROM page JOIN users u USING (id)
    LEFT JOIN LATERAL (SELECT company, city FROM addresses WHERE user_id = u.id
      ORDER BY is_default DESC, created_at DESC LIMIT 1) a ON true
    CROSS JOIN LATERAL (SELECT count(*)::int AS orders, max(created_at) AS last_order_at,
      coalesce(sum(total - credited - paid) FILTER (WHERE status NOT IN ('CANCELLED', 'REFUNDED')), 0) AS owed
      FROM orders WHERE user_id = u.id) o
    ORDER BY coalesce(u.first_name, ''), coalesce(u.last_name, ''), u.id`
  return { rows: rows.map(rowOf), total: rows[0]?.total ?? 0 }
}

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
  }))
}

/** Whom else this number reaches: an import may bring two of one number. */
async function samePhone(
  db: Db | Tx,
  { id, phoneNumber }: { id: string; phoneNumber: string | null },
): Promise<CallerCard['samePhone']> {
  const digits = phoneNumber === null ? null : phoneDigits(phoneNumber)
  if (digits === null) return []
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS name FROM users
    WHERE role = 'BUYER' AND id <> ${id} AND reverse(phone_number) LIKE ${fromTheEnd(digits)}
    ORDER BY created_at, id LIMIT 5`
  return rows
}

/** All a clerk needs while the caller speaks. */
export async function findCard(db: Db | Tx, id: string, now: Date): Promise<CallerCard | null> {
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
      clerk: clerk && `${clerk.firstName ?? ''} ${clerk.lastName ?? ''}`.trim(),
      items: cart.items.reduce((sum, item) => sum + item.quantity, 0),
    },
  }
}
