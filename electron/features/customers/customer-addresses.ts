import type { AddressInput, CallerCard } from '../../contract/customers.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { lastEditor } from '../logs/index.ts'
import type { Whose } from '../whose/index.ts'
import type { CustomerDeps } from './customer-deps.ts'
import { type Changed, card, type NoCustomer } from './customer-service.ts'

type NoAddress = { code: 'ADDRESS_NOT_FOUND' }

/** Two desks that change one customer's addresses wait for each other: which one is the default is decided once. */
async function holdCustomer(tx: Tx, id: string): Promise<boolean> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM users WHERE id = ${id} AND role = 'BUYER' FOR UPDATE`
  return locked.length > 0
}

type SaveAddress = {
  customerId: string
  known: { id: string; updatedAt: Date } | null
  address: AddressInput
  whose: Whose
}

/**
 * One default for each kind: a new one takes it from the old one, and the first is it. Of two who change one address at
 * once the second is told.
 */
export function saveAddress(
  { database, now }: CustomerDeps,
  { customerId, known, address, whose }: SaveAddress,
  auditIn: AuditIn,
): Promise<Result<CallerCard, NoCustomer | NoAddress | Changed>> {
  return inTransaction(database, async (tx) => {
    if (!(await holdCustomer(tx, customerId))) return refuse({ code: 'CUSTOMER_NOT_FOUND' })
    const before = known && (await tx.address.findFirst({ where: { id: known.id, userId: customerId } }))
    if (known && !before) return refuse({ code: 'ADDRESS_NOT_FOUND' })
    if (before && before.updatedAt.getTime() !== known.updatedAt.getTime()) {
      const by = await lastEditor(tx, { entity: 'Address', id: customerId, whose })
      return refuse({ code: 'CHANGED', data: { by, current: await card(tx, customerId, now()) } })
    }
    const own = { userId: customerId, type: address.type }
    const others = await tx.address.count({ where: { ...own, id: { not: before?.id ?? '' } } })
    const isDefault = address.isDefault || others === 0
    // The one that was it, and no other: whoever edits one that stays as it is need not be told of a change.
    const takenFrom = { ...own, isDefault: true, id: { not: before?.id ?? '' } }
    if (isDefault) await tx.address.updateMany({ where: takenFrom, data: { isDefault: false } })
    const data = {
      ...address,
      isDefault,
      company: address.company || null,
      street2: address.street2 || null,
      phoneNumber: address.phoneNumber || null,
    }
    if (before) await tx.address.update({ where: { id: before.id }, data })
    else await tx.address.create({ data: { ...data, userId: customerId } })
    await auditIn(tx, { entityId: customerId, ...(before && { oldValues: before }), newValues: address })
    return ok(await card(tx, customerId, now()))
  })
}

export function removeAddress(
  { database, now }: CustomerDeps,
  { customerId, addressId }: { customerId: string; addressId: string },
  auditIn: AuditIn,
): Promise<Result<CallerCard, NoAddress>> {
  return inTransaction(database, async (tx) => {
    if (!(await holdCustomer(tx, customerId))) return refuse({ code: 'ADDRESS_NOT_FOUND' })
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
