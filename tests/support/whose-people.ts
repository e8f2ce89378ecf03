import type { UserRole } from '../../electron/contract/identity/person.ts'
import type { Permission } from '../../electron/contract/permissions.ts'
import { insertSession } from '../../electron/features/identity/sessions/session-service.ts'
import { giveRole } from './api-door.ts'
import type { Database } from './database.ts'
import type { Records } from './fuzz-records.ts'
import type { TestApp } from './test-app.ts'
import type { TestDesk } from './test-farm.ts'

/** People whose every value is like nobody else's, so that one that turns up says whose it is. */
export const people = {
  owner: { role: 'SUPER_ADMIN', firstName: 'Oktaviana', lastName: 'Marangal', digits: '9170000101' },
  grower: { role: 'GROWER', firstName: 'Gregoria', lastName: 'Tagapunla', digits: '9170000202' },
  user: { role: 'USER', firstName: 'Ursulino', lastName: 'Walangtungkulin', digits: '9170000303' },
  mine: { role: 'BUYER', firstName: 'Bituing', lastName: 'Alagaan', digits: '9170000404' },
  other: { role: 'BUYER', firstName: 'Crisantemo', lastName: 'Dimagiba', digits: '9170000505' },
} as const satisfies Record<string, { role: UserRole; firstName: string; lastName: string; digits: string }>

export type Who = keyof typeof people

/** What kind of thing it is: which of them a role may see of others stands in the table of the walk. */
export type Sort = 'customer' | 'staff' | 'private' | 'farm'
export type Secret = { of: Who | 'farm'; sort: Sort; value: string }

export type Person = (typeof people)[Who] & {
  who: Who
  id: string
  email: string
  desk: TestDesk
  /** A session that is fresh, unlocked and proven: some calls end or lock their own. */
  letIn: () => Promise<void>
}

/** Straight into the tables: no password is worked out, and a session costs nothing. */
export async function seat({ db }: Database, mash: TestApp, who: Who): Promise<Person> {
  const { digits, ...person } = people[who]
  const email = `${person.lastName.toLowerCase()}@${who}.test`
  const data = { ...person, email, phoneNumber: `+63${digits}`, emailVerified: true }
  const { id } = await db.user.create({ data, select: { id: true } })
  const desk = mash.desk()
  const letIn = async () => {
    const wanted = { userId: id, stay: false, method: 'PASSWORD', proven: true, caller: desk.caller } as const
    const { token, expiresAt } = await db.$transaction((tx) =>
      insertSession(tx, { now: () => new Date(), most: 1000 }, wanted),
    )
    desk.caller.session.set(token, expiresAt, false)
  }
  await letIn()
  return { ...people[who], who, id, email, desk, letIn }
}

/** A key of their own, which a role that is theirs for a moment lets them make. */
async function addKey({ db }: Database, person: Person) {
  const scopes: Permission[] = person.who === 'user' ? ['products:read'] : ['orders:read', 'products:read']
  await giveRole(db, person.id, ['api_keys:read', 'api_keys:create'])
  await person.letIn()
  const made = await person.desk.client.keys.create({ name: `Susi-${person.lastName}`, scopes, days: 30 })
  await db.userRoleAssignment.deleteMany({ where: { userId: person.id } })
  await person.letIn()
  return made
}

export type Own = { ids: Records; key: string; secrets: Secret[] }

/** What is one's own whoever one is: a session, a view, a draft, a key. */
export async function addOwn(own: Database, person: Person): Promise<Own> {
  const { who, role, firstName, lastName, digits, email } = person
  const { row, key } = await addKey(own, person)
  const { client } = person.desk
  const view = await client.views.save({ screen: 'orders', name: `Tanaw-${lastName}`, filter: {} })
  await client.drafts.put({ name: `hulog-${lastName}`, json: JSON.stringify({ note: `Sulat-${lastName}` }) })
  const session = (await client.identity.me())?.session.id ?? ''
  const belongings = [session, view.id, view.name, `Sulat-${lastName}`, row.id, row.name, row.prefix]
  // What a customer is called and where they are reached is told of with their orders.
  const [contact, names] =
    role === 'BUYER'
      ? [[], []]
      : [
          [digits, email],
          [firstName, lastName],
        ]
  return {
    key,
    ids: { 'views.id': view.id, 'keys.id': row.id, 'account.endSession.id': session },
    secrets: [
      ...[...belongings, ...contact].map((value) => ({ of: who, sort: 'private', value }) as const),
      ...names.map((value) => ({ of: who, sort: 'staff', value }) as const),
    ],
  }
}
