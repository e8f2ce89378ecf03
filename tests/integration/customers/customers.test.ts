import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { addProduct, pickup, placed } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm, testPassword } from '../../support/test-farm.ts'

const home = {
  ...{ type: 'shipping' as const, firstName: 'Mia', lastName: 'Cruz', company: '', street1: '14 Mabini St.' },
  ...{ street2: '', city: 'Cabuyao', state: 'Laguna', postalCode: '4025', country: 'Philippines' },
  ...{ phoneNumber: '0917 555 0142', isDefault: false },
}

const settled = <T>(work: Promise<T>[]): Promise<PromiseSettledResult<T>[]> => Promise.allSettled(work)

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('customers on %s', (name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let nowMs = Date.parse('2026-11-25T01:00:00Z')
  beforeAll(async () => {
    own = await open()
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    await addPerson(own.db, { email: 'gil@farm.test', role: 'GROWER' })
    await addPerson(own.db, { email: 'ben@farm.test', role: 'ADMIN', firstName: 'Ben' })
    farm = await openTestFarm(own, { now: () => new Date(nowMs) })
    ana = (await farm.signedIn('ana@farm.test')).client
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const add = (firstName: string, phoneNumber: string, email = '') =>
    ana.customers.create({ firstName, lastName: 'Cruz', phoneNumber, email })

  it('keeps one number for one customer, however it is typed, and names whoever has it', async () => {
    const { customer: mia } = await add('Mia', '0917 555 0142', 'mia@x.test')
    expect(mia.phoneNumber).toBe('+639175550142')
    await expect(add('Other', '+63 (917) 555-0142')).rejects.toMatchObject({
      code: 'TAKEN',
      data: { field: 'phoneNumber', customerId: mia.id },
    })
    await expect(add('Other', '', 'mia@x.test')).rejects.toMatchObject({ data: { field: 'email', customerId: mia.id } })
    // Someone of the house has it: nothing is told of them.
    await expect(add('Other', '', 'gil@farm.test')).rejects.toMatchObject({
      data: { field: 'email', customerId: null },
    })
    const { customer: ben } = await add('Ben', '09185550173')
    await expect(ana.customers.update({ ...ben, phoneNumber: '9175550142' })).rejects.toMatchObject({
      data: { field: 'phoneNumber', customerId: mia.id },
    })
    const { addresses } = await ana.customers.saveAddress({ customerId: ben.id, known: null, address: home })
    expect(addresses).toMatchObject([{ phoneNumber: '+639175550142', isDefault: true }])
  })

  it('tells of two with one number, as an import may leave them', async () => {
    const old = await own.db.user.create({
      data: { email: 'old@x.test', firstName: 'Old', lastName: 'Mia', phoneNumber: '09175550142', role: 'BUYER' },
    })
    const mia = await own.db.user.findUniqueOrThrow({ where: { email: 'mia@x.test' } })
    const card = await ana.customers.card({ id: mia.id })
    expect(card.samePhone).toEqual([{ id: old.id, name: 'Old Mia' }])
    expect((await ana.customers.card({ id: old.id })).samePhone).toEqual([{ id: mia.id, name: 'Mia Cruz' }])
    await own.db.user.delete({ where: { id: old.id } })
  })

  it('keeps a restaurant’s landline and a number abroad, and finds each as it is typed and no other', async () => {
    const found = async (text: string) => (await ana.customers.find({ text })).map(({ firstName }) => firstName)
    const numbers = { Kusina: '(02) 8123 4567', Paolo: '0928 123 4567', Jane: '+1 415 555 0142' }
    const made = []
    for (const [firstName, typed] of Object.entries(numbers)) made.push((await add(firstName, typed)).customer)
    expect(made.map(({ phoneNumber }) => phoneNumber)).toEqual(['+63281234567', '+639281234567', '+14155550142'])
    // The mobile ends with the landline's nine digits.
    expect(await found('(02) 8123-4567')).toEqual(['Kusina'])
    expect(await found('+63 2 8123 4567')).toEqual(['Kusina'])
    expect(await found('0928 123 4567')).toEqual(['Paolo'])
    expect(await found('123 4567')).toEqual(['Kusina', 'Paolo'])
    expect(await found('(02) 81')).toEqual(['Kusina'])
    expect(await found('001 415 555 0142')).toEqual(['Jane'])
    expect(await found('+1 415')).toEqual(['Jane'])
    expect((await ana.customers.card({ id: made[0]?.id ?? '' })).samePhone).toEqual([])
    await expect(add('Lito', '8123 4567')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await own.db.user.deleteMany({ where: { id: { in: made.map(({ id }) => id) } } })
  })

  it('tells the second of two who edit who changed what, and keeps nothing of the second by itself', async () => {
    const { customer } = await add('Dina', '09195550122')
    const ben = (await farm.signedIn('ben@farm.test')).client
    const theirs = await ben.customers.update({ ...customer, lastName: 'Santos' })
    expect(theirs.customer.updatedAt.getTime()).toBeGreaterThan(customer.updatedAt.getTime())
    const mine = { ...customer, firstName: 'Adina', lastName: 'Cruz' }
    await expect(ana.customers.update(mine)).rejects.toMatchObject({
      code: 'CHANGED',
      data: { by: 'Ben Reyes', current: { customer: { firstName: 'Dina', lastName: 'Santos' } } },
    })
    const { updatedAt } = theirs.customer
    const { customer: both } = await ana.customers.update({ ...mine, lastName: 'Santos', updatedAt })
    expect(both).toMatchObject({ firstName: 'Adina', lastName: 'Santos' })

    // At one moment, both against what they read.
    const at = { lock: `SELECT 1 FROM users WHERE id = '${customer.id}' FOR UPDATE`, queued: 2 }
    const start = () => [
      ana.customers.update({ ...both, firstName: 'Diana' }),
      ben.customers.update({ ...both, lastName: 'Reyes' }),
    ]
    const answers = await (name === 'PostgreSQL' ? queueBehind(own.url, at, start) : settled(start()))
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.customer] : []))
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
    expect(done).toHaveLength(1)
    expect(refused).toMatchObject([{ code: 'CHANGED', data: { current: { customer: done[0] } } }])
    const saved = await own.db.user.findUniqueOrThrow({ where: { id: customer.id } })
    expect([saved.firstName, saved.lastName]).toEqual([done[0]?.firstName, done[0]?.lastName])
    await own.db.user.delete({ where: { id: customer.id } })
  })

  it('tells the second of two who change one address, and keeps in the audit how it was', async () => {
    const { customer } = await add('Elsa', '')
    const ben = (await farm.signedIn('ben@farm.test')).client
    const of = { customerId: customer.id }
    const [read] = (await ana.customers.saveAddress({ ...of, known: null, address: home })).addresses
    if (!read) throw new Error('no address')
    const known = { id: read.id, updatedAt: read.updatedAt }
    const theirs = await ben.customers.saveAddress({ ...of, known, address: { ...home, street2: 'Beside the chapel' } })
    const mine = { ...home, city: 'Tabaco' }
    await expect(ana.customers.saveAddress({ ...of, known, address: mine })).rejects.toMatchObject({
      code: 'CHANGED',
      data: {
        by: 'Ben Reyes',
        current: { addresses: [{ id: read.id, street2: 'Beside the chapel', city: home.city }] },
      },
    })
    const updatedAt = theirs.addresses[0]?.updatedAt ?? new Date(0)
    const both = await ana.customers.saveAddress({ ...of, known: { id: read.id, updatedAt }, address: mine })
    expect(both.addresses).toMatchObject([{ city: 'Tabaco' }])
    const audits = await own.db.auditLog.findMany({
      where: { entity: 'Address', entityId: customer.id },
      orderBy: { seq: 'asc' },
    })
    expect(audits.map(({ oldValues, newValues }) => [oldValues, newValues])).toMatchObject([
      [null, { city: home.city }],
      [{ street2: null }, { street2: 'Beside the chapel' }],
      [{ city: home.city, street2: 'Beside the chapel' }, { city: 'Tabaco' }],
    ])
    // A second address leaves the first as it is; as the usual one it takes that from it, which is a change of the first.
    const stored = async () => (await own.db.address.findUniqueOrThrow({ where: { id: read.id } })).updatedAt.getTime()
    const before = await stored()
    const shop = { ...home, street1: '1 Market Road', isDefault: false }
    const { addresses } = await ana.customers.saveAddress({ ...of, known: null, address: shop })
    expect(await stored()).toBe(before)
    const second = addresses.find(({ street1 }) => street1 === shop.street1)
    const first = { id: read.id, updatedAt: new Date(before) }
    await ana.customers.saveAddress({ ...of, known: first, address: { ...mine, isDefault: true } })
    const again = (await ana.customers.card({ id: customer.id })).addresses.find(({ id }) => id === second?.id)
    expect(again?.updatedAt).toEqual(second?.updatedAt)
    const gone = { id: 'gone', updatedAt }
    await expect(ana.customers.saveAddress({ ...of, known: gone, address: mine })).rejects.toMatchObject({
      code: 'ADDRESS_NOT_FOUND',
    })
    await own.db.user.delete({ where: { id: customer.id } })
  })

  it('takes an e-mail away from whoever does not sign in by it', async () => {
    const { customer } = await add('Cora', '09195550111', 'cora@x.test')
    const cleared = await ana.customers.update({ ...customer, email: '' })
    expect(cleared.customer.email).toBe('')
    const signsIn = { email: 'cora@x.test', password: 'x' }
    const { updatedAt } = await own.db.user.update({ where: { id: customer.id }, data: signsIn })
    const kept = await ana.customers.update({ ...customer, updatedAt, email: '' })
    expect(kept.customer.email).toBe('cora@x.test')
  })

  it('lists those with a name; a walk-in only when they owe or are looked for', async () => {
    const oyster = await addProduct(own.db, { stock: 100, price: 100 })
    await placed(ana, [{ id: oyster.id, quantity: 1 }])
    const names = async (input: Parameters<TestClient['customers']['list']>[0]) =>
      (await ana.customers.list(input)).rows.map(({ firstName }) => firstName)
    expect(await names({})).toEqual(['Ben', 'Cora', 'Mia'])
    expect(await names({ owing: true })).toEqual(['Walk-in'])
    expect(await names({ search: 'walk-in' })).toEqual(['Walk-in'])
    expect(await names({ search: '0142' })).toEqual(['Mia'])
    expect(await names({ search: '(0918) 555' })).toEqual(['Ben'])
    expect(await names({ search: '555 01' })).toEqual([])
    expect(await names({ search: '0918 555 0173' })).toEqual(['Ben'])
  })

  it('sells to a walk-in whose cart began as a call', async () => {
    const oyster = await addProduct(own.db, { stock: 100, price: 100 })
    const cart = await ana.carts.open({ customerId: null, channel: 'phone' })
    await ana.carts.add({ id: cart.id, productId: oyster.id, quantity: 1 })
    expect((await ana.orders.place(pickup(cart.id, { channel: 'walk-in' }))).channel).toBe('walk-in')
  })

  it('goes out as a file after a fresh proof only, with a row in the trail', async () => {
    await add('=HYPERLINK("x")', '09205550122')
    expect(await codeOf((await farm.signedIn('gil@farm.test')).client.customers.export({}))).toBe('FORBIDDEN')
    nowMs += 11 * 60_000
    expect(await codeOf(ana.customers.export({}))).toBe('STEP_UP_NEEDED')
    await ana.identity.stepUp({ password: testPassword })
    const parts: string[] = []
    for await (const part of await ana.customers.export({ search: 'cruz', owing: false })) parts.push(part)
    expect(parts.join('')).toBe(
      [
        '\uFEFFfirst_name,last_name,phone_number,email,company,city,orders,owed_php,last_order_at',
        '"\'=HYPERLINK(""x"")",Cruz,09205550122,,,,0,0.00,',
        'Ben,Cruz,09185550173,,,Cabuyao,0,0.00,',
        'Cora,Cruz,09195550111,cora@x.test,,,0,0.00,',
        'Mia,Cruz,09175550142,mia@x.test,,,0,0.00,',
        '',
      ].join('\r\n'),
    )
    const row = await own.db.auditLog.findFirst({ where: { entity: 'Customer' } })
    expect(row).toMatchObject({ action: 'EXPORT', newValues: { filter: { search: 'cruz', owing: false } } })
  })
})
