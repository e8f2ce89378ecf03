import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PeopleFilter } from '../../../electron/contract/people.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

const filter: PeopleFilter = { search: '', who: 'staff', role: null, active: null, order: 'newest' }
const eva = {
  email: 'Eva@Farm.test',
  username: 'eva-s',
  firstName: 'Eva',
  lastName: 'Santos',
  phoneNumber: '0917 123 4567',
  role: 'GROWER',
} as const

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('people on %s', (_name, fresh) => {
  let own: Database
  let farm: TestFarm
  let client: TestClient
  let ana: string

  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own)
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  beforeEach(async () => {
    await own.db.notification.deleteMany()
    await own.db.device.deleteMany()
    await own.db.user.deleteMany({ where: { email: { not: 'system@local' } } })
    ana = (await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })).id
    client = (await farm.signedIn('ana@farm.test')).client
  })

  /** Customers 1…n, the last the newest. */
  const addCustomers = (n: number) =>
    own.db.user.createMany({
      data: Array.from({ length: n }, (_, i) => ({
        email: `c${i + 1}@shop.test`,
        firstName: ['Liza', 'Jun', 'Marites'][i % 3] ?? '',
        lastName: `Cruz ${String(i + 1).padStart(3, '0')}`,
        phoneNumber: `+63917000${String(i + 1).padStart(4, '0')}`,
        role: 'BUYER' as const,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, Math.floor(i / 4))),
      })),
    })

  /** All pages of a list, one after the other. */
  const allOf = async (asked: PeopleFilter, limit: number) => {
    const found: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<TestClient['people']['list']>> = await client.people.list({
        ...asked,
        after,
        limit,
      })
      found.push(...page.rows.map((row) => row.email))
      after = page.rows.length < limit ? null : (page.rows.at(-1)?.cursor ?? null)
    } while (after !== null)
    return found
  }

  it('takes a name of one letter, no last name, and none that nobody can see', async () => {
    const short = {
      ...eva,
      email: ' u\u200B@farm.test',
      username: 'just\u2060-u',
      firstName: 'U\u200B',
      lastName: '\u3164',
    }
    const { person } = await client.people.create(short)
    expect(person).toMatchObject({ email: 'u@farm.test', username: 'just-u', firstName: 'U', lastName: '' })
    const { rows } = await client.people.list({ search: 'u@farm.test' })
    expect(rows.map(({ id }) => id)).toEqual([person.id])
    await expect(client.people.create({ ...short, email: 'v@farm.test', firstName: '\u200B\u200B' })).rejects.toThrow()
  })

  it('makes a person with a code to come in by, shown once and kept as a seal of it', async () => {
    const { person, invitation } = await client.people.create(eva)
    expect(person).toMatchObject({
      email: 'eva@farm.test',
      username: 'eva-s',
      phoneNumber: '+639171234567',
      role: 'GROWER',
      isActive: true,
      hasPassword: false,
      sessions: 0,
      roles: [],
    })
    const kept = await own.db.user.findUniqueOrThrow({ where: { id: person.id } })
    expect(invitation.mailed).toBe(false)
    expect(invitation.code).toMatch(/^\d{6}$/)
    expect(kept.passwordResetCode).not.toContain(invitation.code)
    expect(Math.abs(invitation.expiresAt.getTime() - Date.now() - 24 * 3_600_000)).toBeLessThan(60_000)
    const [row] = await own.db.auditLog.findMany({ where: { entityId: person.id } })
    expect(row).toMatchObject({ action: 'CREATE', entity: 'User', userId: ana, newValues: { role: 'GROWER' } })
    expect(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? '' : value))).not.toContain(
      invitation.code,
    )
    const again = await client.people.invite({ id: person.id })
    expect(again.code).not.toBeNull()
    // With it the person sets a password, once; the older code is over.
    const eve = farm.desk().client
    const first = { login: 'eva@farm.test', code: again.code ?? '', password: 'Kabute-2027' }
    if (invitation.code !== again.code) {
      await expect(eve.identity.reset({ ...first, code: invitation.code ?? '' })).rejects.toMatchObject({
        code: 'WRONG_CODE',
      })
    }
    await eve.identity.reset(first)
    expect(await eve.identity.signIn({ login: 'eva@farm.test', password: 'Kabute-2027', stay: false })).toMatchObject({
      done: true,
    })
    await expect(eve.identity.reset(first)).rejects.toMatchObject({ code: 'WRONG_CODE' })
  })

  it('refuses an e-mail or user name that is taken, without regard to case', async () => {
    await client.people.create(eva)
    const other = { ...eva, email: 'other@farm.test', username: 'other' }
    const taken = (field: string) => ({ code: 'TAKEN', status: 409, data: { field } })
    await expect(client.people.create({ ...other, email: 'EVA@farm.TEST' })).rejects.toMatchObject(taken('email'))
    await expect(client.people.create({ ...other, username: 'EVA-S' })).rejects.toMatchObject(taken('username'))
    const { role: _, ...profile } = other
    await expect(client.people.update({ id: ana, ...profile, username: 'Eva-S' })).rejects.toMatchObject(
      taken('username'),
    )
    // As a synchronised database may have it.
    await own.db.user.create({ data: { email: 'MiXed@farm.test' } })
    await expect(client.people.create({ ...other, email: 'mixed@farm.test' })).rejects.toMatchObject(taken('email'))
  })

  it('changes a profile; a new address is not verified and codes of the old one are void', async () => {
    const { person } = await client.people.create(eva)
    await own.db.user.update({ where: { id: person.id }, data: { emailVerified: true } })
    const changed = await client.people.update({ ...eva, id: person.id, lastName: 'Reyes', phoneNumber: '' })
    expect(changed).toMatchObject({ lastName: 'Reyes', phoneNumber: null, emailVerified: true })
    const moved = await client.people.update({ ...eva, id: person.id, email: 'eva@new.test' })
    expect(moved).toMatchObject({ email: 'eva@new.test', emailVerified: false })
    expect(await own.db.user.findUnique({ where: { id: person.id } })).toMatchObject({ passwordResetCode: null })
    const trail = await own.db.auditLog.findMany({ where: { entityId: person.id }, orderBy: { seq: 'desc' } })
    expect(trail[0]).toMatchObject({ oldValues: { email: 'eva@farm.test' }, newValues: { email: 'eva@new.test' } })
    await expect(client.people.update({ ...eva, id: 'nobody' })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  })

  it('pages through customers in both orders without a gap or a repeat, and counts them', async () => {
    await addCustomers(50)
    const customers: PeopleFilter = { ...filter, who: 'customers' }
    const newest = await allOf(customers, 7)
    // Four share a moment: the id decides, and none is skipped.
    expect([...newest].sort()).toEqual(Array.from({ length: 50 }, (_, i) => `c${i + 1}@shop.test`).sort())
    expect(newest.slice(0, 2).sort()).toEqual(['c49@shop.test', 'c50@shop.test'])
    const byName = await allOf({ ...customers, order: 'name' }, 7)
    expect(byName.slice(0, 3)).toEqual(['c2@shop.test', 'c5@shop.test', 'c8@shop.test'])
    expect(new Set(byName).size).toBe(50)
    expect(await client.people.list({ ...customers, limit: 5 })).toMatchObject({ total: 50 })
    expect(await allOf(filter, 10)).toEqual(['ana@farm.test'])
    expect((await allOf({ ...filter, who: 'all' }, 100)).length).toBe(51)
  })

  it('finds by name, e-mail, user name and phone, and takes signs as they are', async () => {
    await addCustomers(12)
    await client.people.create(eva)
    const find = (search: string) => allOf({ ...filter, who: 'all', search }, 100)
    expect(await find('cruz 007')).toEqual(['c7@shop.test'])
    expect(await find('007 LIZA')).toEqual(['c7@shop.test'])
    expect(await find('C11@shop')).toEqual(['c11@shop.test'])
    expect(await find('EVA-s')).toEqual(['eva@farm.test'])
    expect(await find('0917 123 45')).toEqual(['eva@farm.test'])
    expect(await find('+63 917 000 0003')).toEqual(['c3@shop.test'])
    expect(await find('%')).toEqual([])
    expect(await find('eva_s')).toEqual([])
    expect(await find("'; DROP TABLE users; --")).toEqual([])
    expect(await allOf({ ...filter, who: 'all', role: 'GROWER' }, 100)).toEqual(['eva@farm.test'])
    expect(await allOf({ ...filter, who: 'all', active: false }, 100)).toEqual([])
    expect((await client.people.list({ ...filter, after: '{"no":"cursor"}' })).rows.length).toBe(2)
  })

  it('removes only someone nothing refers to, and nothing of the business goes along', async () => {
    const { person } = await client.people.create(eva)
    await client.people.remove({ id: person.id })
    expect(await own.db.user.findUnique({ where: { id: person.id } })).toBeNull()
    expect(await own.db.auditLog.count({ where: { entityId: person.id, action: 'DELETE' } })).toBe(1)

    await addCustomers(2)
    const [first, second] = await own.db.user.findMany({ where: { role: 'BUYER' } })
    await own.db.device.create({
      data: { name: 'Chamber', serialNumber: 'SN-1', type: 'MUSHROOM_CHAMBER', userId: first?.id ?? '' },
    })
    await own.db.notification.create({
      data: { userId: second?.id ?? '', channel: 'EMAIL', body: 'Your order is ready' },
    })
    const hasRecords = { code: 'HAS_RECORDS', status: 409 }
    await expect(client.people.remove({ id: first?.id ?? '' })).rejects.toMatchObject(hasRecords)
    await expect(client.people.remove({ id: second?.id ?? '' })).rejects.toMatchObject(hasRecords)
    expect([await own.db.device.count(), await own.db.notification.count()]).toEqual([1, 1])
  })

  it('does not know the account of what no person did', async () => {
    const { id } = await own.db.user.findUniqueOrThrow({ where: { email: 'system@local' } })
    expect(await allOf({ ...filter, who: 'all' }, 100)).toEqual(['ana@farm.test'])
    await expect(client.people.get({ id })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
    await expect(client.people.setActive({ id, isActive: true, reason: '' })).rejects.toMatchObject({
      code: 'PERSON_NOT_FOUND',
    })
    await expect(client.people.rights({ id })).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' })
  })

  it('gives the rights of a person for "view as", of both kinds of role together', async () => {
    const { id } = await addPerson(own.db, { email: 'dan@farm.test', role: 'USER', firstName: 'Dan' })
    const role = await client.roles.create({ name: 'Cashier', description: '', permissions: ['payments:read'] })
    await client.people.setRoles({ id, role: 'USER', roleIds: [role.id] })
    expect(await client.people.rights({ id })).toEqual({
      name: 'Dan Reyes',
      role: 'USER',
      permissions: ['categories:read', 'notifications:read', 'payments:read', 'products:read'],
    })
    await own.db.role.deleteMany({ where: { isSystem: false } })
  })

  it('exports what the filter finds, with no cell that a spreadsheet would run, and says so in the trail', async () => {
    const evil = ['=cmd()', '+1', '-1', '@sum', '\tx', '\rx']
    await own.db.user.createMany({
      data: evil.map((firstName, i) => ({ email: `e${i}@shop.test`, firstName, lastName: 'A "B", C', role: 'BUYER' })),
    })
    await addCustomers(1200)
    let text = ''
    for await (const part of await client.people.export({ ...filter, who: 'customers' })) text += part
    const lines = text.split('\r\n')
    expect(lines[0]).toBe(
      '\uFEFFfirst_name,last_name,email,username,phone_number,role,other_roles,active,created_at,last_login_at',
    )
    expect(lines).toHaveLength(1 + 6 + 1200 + 1)
    for (const firstName of evil) expect(text).toContain(`'${firstName}`)
    expect(lines.filter((line) => /^"?[=+\-@\t\r]/.test(line))).toEqual([])
    expect(text).toContain('"A ""B"", C"')
    expect(text).toContain(",'+639170000001,")
    expect(await own.db.auditLog.findFirst({ where: { action: 'EXPORT' }, orderBy: { seq: 'desc' } })).toMatchObject({
      entity: 'User',
      userId: ana,
      newValues: { filter: { who: 'customers' } },
    })
  })
})
