import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

const home = {
  ...{ type: 'shipping' as const, firstName: 'Mia', lastName: 'Cruz', company: '', street1: '14 Mabini St.' },
  ...{ street2: '', city: 'Cabuyao', state: 'Laguna', postalCode: '4025', country: 'Philippines' },
  ...{ phoneNumber: '0917 555 0142', isDefault: false },
}

let own: Database
let farm: TestFarm
let ana: TestClient
beforeAll(async () => {
  ;({ own, farm, ana } = await openOwnersFarm(freshDatabase))
})
afterAll(async () => {
  await farm.stop()
  await own.drop()
})

it('takes an address away once when two desks do it at the same moment, and says so to the other', async () => {
  const { customer } = await ana.customers.create({ firstName: 'Mia', lastName: 'Cruz', phoneNumber: '', email: '' })
  const { addresses } = await ana.customers.saveAddress({ customerId: customer.id, known: null, address: home })
  const gone = { customerId: customer.id, addressId: addresses[0]?.id ?? '' }
  const lock = `SELECT 1 FROM addresses WHERE id = '${gone.addressId}' FOR UPDATE`
  const both = await queueBehind(own.url, { lock, queued: 2 }, () => [
    ana.customers.removeAddress(gone),
    ana.customers.removeAddress(gone),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ADDRESS_NOT_FOUND' } })
})
