import type { AddressInput } from '../../../electron/contract/customers.ts'
import type { Database } from '../../support/database.ts'
import { describeRefusals, namedRefusals, type Refusals } from '../../support/refusals.ts'
import { addPerson, type TestClient } from '../../support/test-farm.ts'

const address: AddressInput = {
  ...{ type: 'shipping', firstName: 'Mia', lastName: 'Cruz', company: '', street1: '12 Mabini', street2: '' },
  ...{ city: 'Lipa', state: 'Batangas', postalCode: '4217', country: 'Philippines', phoneNumber: '', isDefault: true },
}

let made = 0
const unused = () => String((made += 1)).padStart(7, '0')
const phone = () => `+63917${unused()}`

function refusalsOfCustomers(own: Database, ana: TestClient): Refusals {
  const input = () => ({ firstName: 'Mia', lastName: 'Cruz', phoneNumber: phone(), email: '' })
  const create = (more: Partial<ReturnType<typeof input>> = {}) => ana.customers.create({ ...input(), ...more })
  const customer = async () => (await create()).customer
  const withAddress = async () => {
    const { id: customerId } = await customer()
    const { addresses } = await ana.customers.saveAddress({ customerId, known: null, address })
    const [known] = addresses
    if (!known) throw new Error('an address was not kept')
    return { customerId, known }
  }
  const save = (customerId: string, known: { id: string; updatedAt: Date } | null = null) =>
    ana.customers.saveAddress({ customerId, known, address: { ...address, street1: '14 Mabini' } })
  const remove = (customerId: string, addressId: string) => ana.customers.removeAddress({ customerId, addressId })
  type Known = Awaited<ReturnType<typeof customer>>
  const update = (known: Known, more: Partial<ReturnType<typeof input>> = {}) =>
    ana.customers.update({ ...known, firstName: 'Maria', ...more })
  const ofStaff = async () => ({
    ...(await customer()),
    id: (await addPerson(own.db, { email: `${unused()}@farm.test`, role: 'USER' })).id,
  })
  const takenPhone = async () => ({ phoneNumber: (await customer()).phoneNumber })
  const freePhone = async () => ({ phoneNumber: phone() })
  /** Someone with an address, who signs in by it or does not. */
  const moved = async (password: string | null) => {
    const { customer: known } = await create({ email: `mia-${unused()}@farm.test` })
    const { updatedAt } = await own.db.user.update({ where: { id: known.id }, data: { password } })
    return update({ ...known, updatedAt }, { email: `new-${unused()}@farm.test` })
  }
  return {
    'customers.card CUSTOMER_NOT_FOUND': {
      refused: async () => ana.customers.card({ id: (await ofStaff()).id }),
      allowed: async () => ana.customers.card({ id: (await customer()).id }),
    },
    'customers.update CUSTOMER_NOT_FOUND': {
      refused: async () => update(await ofStaff()),
      allowed: async () => update(await customer()),
    },
    'customers.saveAddress CUSTOMER_NOT_FOUND': {
      refused: async () => save((await ofStaff()).id),
      allowed: async () => save((await customer()).id),
    },
    'customers.create TAKEN': {
      refused: async () => create(await takenPhone()),
      allowed: async () => create(await freePhone()),
    },
    'customers.update TAKEN': {
      refused: async () => update(await customer(), await takenPhone()),
      allowed: async () => update(await customer(), await freePhone()),
    },
    'customers.update CHANGED': {
      refused: async () => {
        const seen = await customer()
        await update(seen)
        return update(seen, { firstName: 'Marites' })
      },
      allowed: async () => update(await customer()),
    },
    'customers.update EMAIL_IS_LOGIN': { refused: () => moved('a hash'), allowed: () => moved(null) },
    'customers.saveAddress ADDRESS_NOT_FOUND': {
      refused: async () => save((await customer()).id, (await withAddress()).known),
      allowed: async () => {
        const { customerId, known } = await withAddress()
        return save(customerId, known)
      },
    },
    'customers.saveAddress CHANGED': {
      refused: async () => {
        const { customerId, known } = await withAddress()
        await save(customerId, known)
        return save(customerId, known)
      },
      allowed: async () => {
        const { customerId, known } = await withAddress()
        return save(customerId, known)
      },
    },
    'customers.removeAddress ADDRESS_NOT_FOUND': {
      refused: async () => remove((await customer()).id, (await withAddress()).known.id),
      allowed: async () => {
        const { customerId, known } = await withAddress()
        return remove(customerId, known.id)
      },
    },
  }
}

describeRefusals(namedRefusals(['customers']), refusalsOfCustomers)
