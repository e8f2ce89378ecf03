import { randomUUID } from 'node:crypto'
import type { CallerCard, CustomerInput } from '../../contract/customers.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { hasWayIn, unverifiedAs } from '../identity/index.ts'
import { lastEditor } from '../logs/index.ts'
import type { By } from '../whose/index.ts'
import { theFarmsOwn } from '../whose/index.ts'
import type { CustomerDeps } from './customer-deps.ts'
import { findCard } from './customer-queries.ts'
import { isMadeUp } from './made-up.ts'

export type NoCustomer = { code: 'CUSTOMER_NOT_FOUND' }
export type Changed = { code: 'CHANGED'; data: { by: string | null; current: CallerCard } }
export type Taken = { code: 'TAKEN'; data: { field: string; customerId: string | null } }

/** As it is after a change, which asks for the right to see every customer. */
export async function card(tx: Tx, id: string, now: Date): Promise<CallerCard> {
  const found = await findCard(tx, id, { now, whose: theFarmsOwn })
  if (!found) throw new Error(`customer ${id} is gone from under their own change`)
  return found
}

/** A number belongs to one customer: who calls is known by it. */
async function whoHas(tx: Tx, phoneNumber: string | null, exceptId: string | null): Promise<Taken | null> {
  if (phoneNumber === null) return null
  // Two desks that add the same new caller wait for each other here.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`mash.phone.${phoneNumber}`}))`
  const other = await tx.user.findFirst({
    where: { phoneNumber, role: 'BUYER', ...(exceptId !== null && { id: { not: exceptId } }) },
    select: { id: true },
  })
  return other && { code: 'TAKEN', data: { field: 'phoneNumber', customerId: other.id } }
}

/** Names whoever has the address already, when that is a customer: someone of the house is nobody's business here. */
async function refusingTaken<A extends Result<unknown, unknown>>(
  { database }: CustomerDeps,
  email: string,
  work: () => Promise<A>,
): Promise<A | { ok: false; refusal: Taken }> {
  try {
    return await work()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const other = await database.read((db) =>
      db.user.findFirst({ where: { email, role: 'BUYER' }, select: { id: true } }),
    )
    return refuse({ code: 'TAKEN', data: { field: 'email', customerId: other?.id ?? null } })
  }
}

const madeUpEmail = () => `walkin+${randomUUID()}@local.invalid`
/** An address is taken away only from someone who does not sign in by it. */
const withoutEmail = ({ email, password }: { email: string; password: string | null }) =>
  isMadeUp(email) || password !== null ? email : madeUpEmail()

/** Whoever signs in by an address changes it from their own account: another one would be a way in for who typed it. */
const isLogin = async (tx: Tx, userId: string) =>
  (await hasWayIn(tx, userId)) || (await tx.userRoleAssignment.count({ where: { userId } })) > 0

/** Someone who buys by phone: a customer without a log-in (decision 11). */
export function createCustomer(
  deps: CustomerDeps,
  input: CustomerInput,
  auditIn: AuditIn,
): Promise<Result<CallerCard, Taken>> {
  const { database, now } = deps
  return refusingTaken(deps, input.email, () =>
    inTransaction(database, async (tx) => {
      const phoneNumber = input.phoneNumber || null
      const taken = await whoHas(tx, phoneNumber, null)
      if (taken) return refuse(taken)
      const { id } = await tx.user.create({
        data: {
          email: input.email || madeUpEmail(),
          firstName: input.firstName,
          lastName: input.lastName,
          phoneNumber,
          role: 'BUYER',
          isActive: false,
        },
      })
      await auditIn(tx, { entityId: id, newValues: input })
      return ok(await card(tx, id, now()))
    }),
  )
}

/** Of two who edit at once the second is told: the customer must still be as they were read. */
export function updateCustomer(
  deps: CustomerDeps,
  { id, updatedAt, userId: _, whose, ...input }: CustomerInput & By & { id: string; updatedAt: Date },
  auditIn: AuditIn,
): Promise<Result<CallerCard, Taken | NoCustomer | Changed | { code: 'EMAIL_IS_LOGIN' }>> {
  const { database, now } = deps
  return refusingTaken(deps, input.email, () =>
    inTransaction(database, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id} FOR UPDATE`
      const before = await tx.user.findUnique({ where: { id } })
      if (before?.role !== 'BUYER') return refuse({ code: 'CUSTOMER_NOT_FOUND' })
      if (before.updatedAt.getTime() !== updatedAt.getTime()) {
        const current = await card(tx, id, now())
        return refuse({ code: 'CHANGED', data: { by: await lastEditor(tx, { entity: 'User', id, whose }), current } })
      }
      const phoneNumber = input.phoneNumber || null
      const taken = await whoHas(tx, phoneNumber, id)
      if (taken) return refuse(taken)
      const { firstName, lastName } = input
      const email = input.email || withoutEmail(before)
      const isMoved = email.toLowerCase() !== before.email.toLowerCase()
      if (isMoved && (await isLogin(tx, id))) return refuse({ code: 'EMAIL_IS_LOGIN' })
      const data = { firstName, lastName, phoneNumber, ...(isMoved ? unverifiedAs(email) : { email }) }
      await tx.user.update({ where: { id }, data })
      const { firstName: first, lastName: last, phoneNumber: phone, email: mail } = before
      const oldValues = { firstName: first, lastName: last, phoneNumber: phone, email: isMadeUp(mail) ? '' : mail }
      await auditIn(tx, { entityId: id, oldValues, newValues: input })
      return ok(await card(tx, id, now()))
    }),
  )
}
