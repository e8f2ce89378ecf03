import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserRole } from '../../../electron/contract/identity/person.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { callByName, everyProcedure, plainInput } from '../../support/every-procedure.ts'
import { codeOf } from '../../support/outcome.ts'
import { addProduct, pickup } from '../../support/sell.ts'
import { openTestApp, type TestApp } from '../../support/test-app.ts'
import { addPerson, type TestClient, testPassword } from '../../support/test-farm.ts'
import { agreed, evenLocked } from './agreed.ts'

const roles = { O: 'SUPER_ADMIN', A: 'ADMIN', G: 'GROWER', B: 'BUYER', U: 'USER' } as const satisfies Record<
  string,
  UserRole
>
const letters = ['O', 'A', 'G', 'B', 'U', 'N'] as const
type Letter = (typeof letters)[number]

let own: Database
let mash: TestApp
beforeAll(async () => {
  own = await freshDatabase()
  for (const [letter, role] of Object.entries(roles)) await addPerson(own.db, { email: `${letter}@farm.test`, role })
  mash = await openTestApp(own)
})
afterAll(async () => {
  await mash.stop()
  await own.drop()
})

/** A desk of a person of this role, freshly signed in: what asks for a proof has one. */
async function deskOf(letter: Letter): Promise<TestClient> {
  const { client } = mash.desk()
  if (letter !== 'N') {
    await client.identity.signIn({ login: `${letter}@farm.test`, password: testPassword, stay: false })
  }
  return client
}

/** Walks every procedure at a desk in a wanted state; a call that changed the state gets the next one a new desk. */
async function walk(
  letter: Letter,
  prepare: (client: TestClient) => Promise<void>,
  see: (name: string, refusal: string | null) => void,
) {
  const stateOf = async () => JSON.stringify((await client.identity.me())?.session ?? null)
  let client = await deskOf(letter)
  await prepare(client)
  let state = await stateOf()
  for (const name of Object.keys(agreed)) {
    see(name, await refusalOf(client, name))
    if ((await stateOf()) === state) continue
    client = await deskOf(letter)
    await prepare(client)
    state = await stateOf()
  }
}

const isStream = (value: unknown): value is AsyncIterator<unknown> =>
  typeof value === 'object' && value !== null && 'next' in value

/** The door's own no, or null when the call was let in: whatever else it then said is the procedure's business. */
async function refusalOf(client: TestClient, name: string, input: unknown = plainInput[name]): Promise<string | null> {
  const leave = new AbortController()
  try {
    const answer = await callByName(client, name, input, leave.signal)
    leave.abort()
    if (isStream(answer)) await answer.return?.().catch(() => undefined)
    return null
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    // BAD_REQUEST: the input of this test no longer fits the contract, and nothing was asked.
    return ['UNAUTHORIZED', 'FORBIDDEN', 'LOCKED', 'STEP_UP_NEEDED', 'BAD_REQUEST'].includes(code) ? code : null
  }
}

it('names every procedure of the contract, and no other', () => {
  expect(everyProcedure.map(({ name }) => name).toSorted()).toEqual(Object.keys(agreed).toSorted())
})

describe.each(letters)('%s', (letter) => {
  it('may do exactly what was agreed', async () => {
    const outcome: Record<string, string> = {}
    await walk(
      letter,
      async () => undefined,
      (name, refusal) => {
        outcome[name] = refusal ?? 'may'
      },
    )
    const wanted = Object.fromEntries(
      Object.entries(agreed).map(([name, who]) => [
        name,
        who.includes(letter) ? 'may' : letter === 'N' ? 'UNAUTHORIZED' : 'FORBIDDEN',
      ]),
    )
    expect(outcome).toEqual(wanted)
  })
})

it('lets nothing through a locked session but what unlocks or leaves it', async () => {
  const passed: string[] = []
  await walk(
    'O',
    async (client) => {
      await client.identity.lock()
    },
    (name, refusal) => {
      if (refusal === null) passed.push(name)
    },
  )
  expect(passed.toSorted()).toEqual(evenLocked.toSorted())
})

it('asks for a proof again where it was agreed, once the last one is old', async () => {
  const asking: string[] = []
  await walk(
    'O',
    async (client) => {
      const me = await client.identity.me()
      await own.db.session.updateMany({ where: { id: me?.session.id ?? '' }, data: { provenAt: new Date(0) } })
      await new Promise((resolve) => setTimeout(resolve, 1100)) // an answer of a second ago is trusted
    },
    (name, refusal) => {
      if (refusal === 'STEP_UP_NEEDED') asking.push(name)
    },
  )
  expect(asking.toSorted()).toEqual([
    'account.changeEmail',
    'account.changePassword',
    'account.endTwoFactor',
    'account.makeRecoverySheet',
    'account.newBackupCodes',
    'account.startTwoFactor',
    'account.unlink',
    'config.setGuarded',
    'customers.export',
    'keys.create',
    'keys.rotate',
    'keys.saveDoor',
    'logs.acceptRestored',
    'mail.save',
    'mail.test',
    'paymongo.remove',
    'paymongo.save',
    'paymongo.test',
    'people.create',
    'people.endSessions',
    'people.export',
    'people.invite',
    'people.remove',
    'people.resetTwoFactor',
    'people.setActive',
    'people.setRoles',
    'people.update',
    'providers.remove',
    'providers.save',
    'providers.test',
    'roles.create',
    'roles.remove',
    'roles.setPermissions',
    'roles.update',
    'settings.saveBroker',
    'settings.testBroker',
    'settings.testDatabase',
  ])
})

describe('records of someone else', () => {
  it('are not there for sessions: one ends one’s own, and nobody else’s', async () => {
    const [buyer, grower] = [await deskOf('B'), await deskOf('G')]
    const [mine, foreign] = [await buyer.identity.me(), await grower.identity.me()]
    const other = await deskOf('B')
    expect(await codeOf(other.account.endSession({ id: foreign?.session.id ?? '' }))).toBe('SESSION_NOT_FOUND')
    expect(await grower.identity.me()).not.toBeNull()
    expect((await other.account.sessions()).every(({ id }) => id !== foreign?.session.id)).toBe(true)
    expect(await codeOf(other.account.endSession({ id: mine?.session.id ?? '' }))).toBe('done')
  })

  it('are not there for keys, but for administrators', async () => {
    const owner = await deskOf('O')
    const clerks = await owner.roles.create({
      name: 'Integrator',
      description: '',
      permissions: ['api_keys:read', 'api_keys:create', 'api_keys:delete', 'devices:read'],
    })
    const ids: string[] = []
    for (const email of ['k1@farm.test', 'k2@farm.test']) {
      const { id } = await addPerson(own.db, { email, role: 'USER' })
      await owner.people.setRoles({ id, role: 'USER', roleIds: [clerks.id] })
      ids.push(id)
    }
    const desk = async (login: string) => {
      const { client } = mash.desk()
      await client.identity.signIn({ login, password: testPassword, stay: false })
      return client
    }
    const [first, second] = [await desk('k1@farm.test'), await desk('k2@farm.test')]
    const { row } = await first.keys.create({ name: 'Sheet', scopes: ['devices:read'], days: null })
    expect((await second.keys.list()).map(({ id }) => id)).not.toContain(row.id)
    expect(await codeOf(second.keys.usage({ id: row.id }))).toBe('KEY_NOT_FOUND')
    expect(await codeOf(second.keys.rotate({ id: row.id }))).toBe('KEY_NOT_FOUND')
    expect(await codeOf(second.keys.revoke({ id: row.id, reason: 'not mine' }))).toBe('KEY_NOT_FOUND')
    expect((await owner.keys.list()).map(({ id }) => id)).toContain(row.id)
    expect(await codeOf(first.keys.usage({ id: row.id }))).toBe('done')
  })

  it('are not there for a customer who signs in: orders are one’s own, and nobody’s list of customers is read', async () => {
    const [owner, buyer] = [await deskOf('O'), await deskOf('B')]
    const buyerUser = await own.db.user.findUniqueOrThrow({ where: { email: 'B@farm.test' } })
    const { id: productId } = await addProduct(own.db, { stock: 10 })
    const orderOf = async (customerId: string | null) => {
      const cart = await owner.carts.open({ customerId, channel: 'phone' })
      await owner.carts.add({ id: cart.id, productId, quantity: 1 })
      return owner.orders.place(pickup(cart.id))
    }
    const [mine, foreign] = [await orderOf(buyerUser.id), await orderOf(null)]
    expect((await buyer.orders.list({})).rows.map(({ id }) => id)).toEqual([mine.id])
    expect((await buyer.orders.list({ customerId: foreign.customer.id })).rows.map(({ id }) => id)).toEqual([mine.id])
    expect((await buyer.orders.get({ id: mine.id })).orderNumber).toBe(mine.orderNumber)
    expect(await codeOf(buyer.orders.get({ id: foreign.id }))).toBe('ORDER_NOT_FOUND')
    const cancel = { version: foreign.version, reason: 'not mine' }
    expect(await codeOf(buyer.orders.cancel({ id: foreign.id, ...cancel }))).toBe('ORDER_NOT_FOUND')
    expect((await owner.orders.get({ id: foreign.id })).status).toBe(foreign.status)
    expect(await codeOf(buyer.orders.cancel({ id: mine.id, version: mine.version, reason: 'not today' }))).toBe('done')
    expect((await owner.orders.list({})).total).toBe(2)
  })

  it('and what a product cost is not told to customers', async () => {
    const [grower, buyer] = [await deskOf('G'), await deskOf('B')]
    const { id } = await addProduct(own.db, { stock: 1 })
    await own.db.product.update({ where: { id }, data: { costPrice: 150 } })
    expect((await grower.products.get({ id })).costPriceCentavos).toBe(15_000)
    expect((await buyer.products.get({ id })).costPriceCentavos).toBeNull()
    expect((await buyer.products.list({})).rows.map(({ costPriceCentavos }) => costPriceCentavos)).not.toContain(15_000)
  })

  it('and people above oneself can’t be touched', async () => {
    const admin = await deskOf('A')
    const owner = await own.db.user.findUniqueOrThrow({ where: { email: 'O@farm.test' } })
    const set = { id: owner.id, isActive: false, reason: 'mine now' }
    expect(await codeOf(admin.people.setActive(set))).toBe('NOT_YOURS_TO_GIVE')
    expect(await codeOf(admin.people.setRoles({ id: owner.id, role: 'USER', roleIds: [] }))).toBe('NOT_YOURS_TO_GIVE')
    expect(await codeOf(admin.people.endSessions({ id: owner.id }))).toBe('NOT_YOURS_TO_GIVE')
    expect(await codeOf(admin.people.invite({ id: owner.id }))).toBe('NOT_YOURS_TO_GIVE')
    expect(await codeOf(admin.people.resetTwoFactor({ id: owner.id }))).toBe('NOT_YOURS_TO_GIVE')
  })
})
