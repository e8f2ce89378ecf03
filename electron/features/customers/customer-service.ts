import { randomUUID } from 'node:crypto'
import type { AddressInput, CallerCard, CustomerInput } from '../../contract/customers.ts'
import type { Call } from '../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { lastEditor } from '../logs/index.ts'
import { normalisePhone } from '../identity/index.ts'
import { findCard, isMadeUp } from './customer-queries.ts'

export type CustomerDeps = { database: OpenDatabase; now: () => Date }
type AuditIn = Call<unknown>['auditIn']
type NoCustomer = { code: 'CUSTOMER_NOT_FOUND' }
type NoAddress = { code: 'ADDRESS_NOT_FOUND' }
type Changed = { code: 'CHANGED'; data: { by: string | null; current: CallerCard } }
export type Taken = { code: 'TAKEN'; data: { field: string; customerId: string | null } }

const phoneOf = (typed: string): string | null => normalisePhone(typed) || null

async function card(tx: Tx, id: string, now: Date): Promise<CallerCard> {
  const found = await findCard(tx, id, now)
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

/** Someone who buys by phone: a customer without a log-in (decision 11). */
export function createCustomer(
  deps: CustomerDeps,
  input: CustomerInput,
  auditIn: AuditIn,
): Promise<Result<CallerCard, Taken>> {
  const { database, now } = deps
  return refusingTaken(deps, input.email, () =>
    inTransaction(database, async (tx) => {
      const phoneNumber = phoneOf(input.phoneNumber)
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
  { id, updatedAt, ...input }: CustomerInput & { id: string; updatedAt: Date },
  auditIn: AuditIn,
): Promise<Result<CallerCard, Taken | NoCustomer | Changed>> {
  const { database, now } = deps
  return refusingTaken(deps, input.email, () =>
    inTransaction(database, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${id} FOR UPDATE`
      const before = await tx.user.findUnique({ where: { id } })
      if (before?.role !== 'BUYER') return refuse({ code: 'CUSTOMER_NOT_FOUND' })
      if (before.updatedAt.getTime() !== updatedAt.getTime()) {
        const current = await card(tx, id, now())
        return refuse({ code: 'CHANGED', data: { by: await lastEditor(tx, 'User', id), current } })
      }
      const phoneNumber = phoneOf(input.phoneNumber)
      const taken = await whoHas(tx, phoneNumber, id)
      if (taken) return refuse(taken)
      const { firstName, lastName } = input
      const email = input.email || withoutEmail(before)
      await tx.user.update({ where: { id }, data: { firstName, lastName, phoneNumber, email } })
      const { firstName: first, lastName: last, phoneNumber: phone, email: mail } = before
      const oldValues = { firstName: first, lastName: last, phoneNumber: phone, email: isMadeUp(mail) ? '' : mail }
      await auditIn(tx, { entityId: id, oldValues, newValues: input })
      return ok(await card(tx, id, now()))
    }),
  )
}

type SaveAddress = { customerId: string; addressId: string | null; address: AddressInput }

/** One default for each kind: a new one takes it from the old one, and the first is it. */
export function saveAddress(
  { database, now }: CustomerDeps,
  { customerId, addressId, address }: SaveAddress,
  auditIn: AuditIn,
): Promise<Result<CallerCard, NoCustomer | NoAddress>> {
  return inTransaction(database, async (tx) => {
    const [customer] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM users WHERE id = ${customerId} AND role = 'BUYER' FOR UPDATE`
    if (!customer) return refuse({ code: 'CUSTOMER_NOT_FOUND' })
    const own = { userId: customerId, type: address.type }
    const others = await tx.address.count({ where: { ...own, id: { not: addressId ?? '' } } })
    const isDefault = address.isDefault || others === 0
    if (isDefault) await tx.address.updateMany({ where: own, data: { isDefault: false } })
    const data = {
      ...address,
      isDefault,
      company: address.company || null,
      street2: address.street2 || null,
      phoneNumber: phoneOf(address.phoneNumber),
    }
    if (addressId === null) await tx.address.create({ data: { ...data, userId: customerId } })
    else {
      const changed = await tx.address.updateMany({ where: { id: addressId, userId: customerId }, data })
      if (changed.count === 0) return refuse({ code: 'ADDRESS_NOT_FOUND' })
    }
    await auditIn(tx, { entityId: customerId, newValues: address })
    return ok(await card(tx, customerId, now()))
  })
}

export function removeAddress(
  { database, now }: CustomerDeps,
  { customerId, addressId }: { customerId: string; addressId: string },
  auditIn: AuditIn,
): Promise<Result<CallerCard, NoCustomer | NoAddress>> {
  return inTransaction(database, async (tx) => {
    const gone = await tx.address.findFirst({ where: { id: addressId, userId: customerId } })
    if (!gone) return refuse({ code: 'ADDRESS_NOT_FOUND' })
    await tx.address.delete({ where: { id: addressId } })
    const next = await tx.address.findFirst({
      where: { userId: customerId, type: gone.type },
      orderBy: { createdAt: 'desc' },
    })
    if (gone.isDefault && next) await tx.address.update({ where: { id: next.id }, data: { isDefault: true } })
    await auditIn(tx, { entityId: customerId, oldValues: gone })
    return ok(await card(tx, customerId, now()))
  })
}
