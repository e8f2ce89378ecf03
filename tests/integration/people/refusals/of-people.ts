import type { Refusals } from '../../../support/refusals.ts'
import type { TestClient } from '../../../support/test-farm.ts'
import type { Office } from './world.ts'

const profile = { username: '', firstName: 'Lito', lastName: 'Cruz', phoneNumber: '' } as const

/** Calls about one person, by whoever is at the desk. */
const onPerson = ({ mail }: Office): Record<string, (who: TestClient, id: string) => Promise<unknown>> => ({
  update: (who, id) => who.people.update({ ...profile, id, email: mail() }),
  invite: (who, id) => who.people.invite({ id }),
  setActive: (who, id) => who.people.setActive({ id, isActive: false, reason: 'left' }),
  setRoles: (who, id) => who.people.setRoles({ id, role: 'USER', roleIds: [] }),
  resetTwoFactor: (who, id) => who.people.resetTwoFactor({ id }),
  endSessions: (who, id) => who.people.endSessions({ id }),
  remove: (who, id) => who.people.remove({ id }),
})

function ofAnyone(at: Office): Refusals {
  const { ana, person } = at
  const calls = {
    ...onPerson(at),
    get: (who: TestClient, id: string) => who.people.get({ id }),
    rights: (who: TestClient, id: string) => who.people.rights({ id }),
  }
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(calls)) {
    rows[`people.${name} PERSON_NOT_FOUND`] = {
      refused: () => call(ana, 'none'),
      allowed: async () => call(ana, await person()),
    }
  }
  return rows
}

/** A manager reaches whoever holds no more than they do. */
function ofReach(at: Office): Refusals {
  const { manager, withRole, mail, role } = at
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(onPerson(at))) {
    rows[`people.${name} NOT_YOURS_TO_GIVE`] = {
      refused: async () => call(manager, (await withRole(['users:read', 'orders:update'])).id),
      allowed: async () => call(manager, (await withRole(['users:read'])).id),
    }
  }
  const give = async (permission: 'users:read' | 'orders:update') => {
    const { id } = await withRole([])
    return manager.people.setRoles({ id, role: 'BUYER', roleIds: [(await role([permission])).id] })
  }
  const create = (who: 'ADMIN' | 'BUYER') => manager.people.create({ ...profile, email: mail(), role: who })
  return {
    ...rows,
    'people.setRoles NOT_YOURS_TO_GIVE': { refused: () => give('orders:update'), allowed: () => give('users:read') },
    'people.create NOT_YOURS_TO_GIVE': { refused: () => create('ADMIN'), allowed: () => create('BUYER') },
  }
}

function ofOwners({ ana, person, asLast }: Office): Refusals {
  const leave = {
    setActive: (id: string) => ana.people.setActive({ id, isActive: false, reason: 'left' }),
    setRoles: (id: string) => ana.people.setRoles({ id, role: 'ADMIN', roleIds: [] }),
    remove: (id: string) => ana.people.remove({ id }),
  }
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(leave)) {
    rows[`people.${name} LAST_OWNER`] = {
      refused: () => asLast(call),
      allowed: async () => call(await person('SUPER_ADMIN')),
    }
  }
  return rows
}

function ofProfiles({ own, ana, mail, person, role, unused }: Office): Refusals {
  const emailOf = async () => (await own.db.user.findUniqueOrThrow({ where: { id: await person() } })).email
  const loud = async () => (await emailOf()).toUpperCase()
  const create = (email: string) => ana.people.create({ ...profile, email, role: 'USER' })
  const update = async (email: string) => ana.people.update({ ...profile, id: await person(), email })
  const given = async (roleId: string, seen: 'USER' | 'BUYER' = 'BUYER') =>
    ana.people.setRoles({ id: await person(), role: 'USER', roleIds: [roleId], before: { role: seen, roleIds: [] } })
  const some = async () => (await role([])).id
  const withKey = async (isTheirs: boolean) => {
    const id = await person()
    const userId = isTheirs ? id : await person()
    const call = { endpoint: '/', method: 'GET', statusCode: 200, responseTime: 1, ipAddress: '', version: '1' }
    await own.db.apiUsageLog.create({ data: { ...call, userId, apiKey: `key ${unused()}` } })
    return ana.people.remove({ id })
  }
  return {
    'people.create TAKEN': { refused: async () => create(await loud()), allowed: () => create(mail()) },
    'people.update TAKEN': { refused: async () => update(await loud()), allowed: () => update(mail()) },
    'people.setRoles ROLE_NOT_FOUND': { refused: () => given('none'), allowed: async () => given(await some()) },
    'people.setRoles CHANGED_MEANWHILE': {
      refused: async () => given(await some(), 'USER'),
      allowed: async () => given(await some(), 'BUYER'),
    },
    'people.remove HAS_RECORDS': { refused: () => withKey(true), allowed: () => withKey(false) },
  }
}

/** `stranger`: Ana at a desktop that has no way to the farm's data key. */
export function refusalsOfPeople(at: Office, stranger: TestClient): Refusals {
  const { ana, mail, person } = at
  const create = (who: TestClient) => who.people.create({ ...profile, email: mail(), role: 'USER' })
  const invite = async (who: TestClient) => who.people.invite({ id: await person() })
  return {
    ...{ ...ofAnyone(at), ...ofReach(at), ...ofOwners(at), ...ofProfiles(at) },
    'people.create KEY_MISSING': { refused: () => create(stranger), allowed: () => create(ana) },
    'people.invite KEY_MISSING': { refused: () => invite(stranger), allowed: () => invite(ana) },
  }
}
