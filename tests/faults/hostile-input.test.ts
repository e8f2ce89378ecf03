import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../support/database.ts'
import { callByName, everyProcedure, plainInput } from '../support/every-procedure.ts'
import { hostileInput } from '../support/hostile.ts'
import { openTestApp, type TestApp } from '../support/test-app.ts'
import { addPerson, type TestClient, testPassword } from '../support/test-farm.ts'
import { agreed } from '../integration/who-may/agreed.ts'

const isLong = process.env.MASH_LONG === '1'
const perProcedure = isLong ? 10_000 : 40
/** The short form asks the same questions every time, so that a change is what makes it fail; the long one asks new ones. */
const seeded = isLong ? {} : { seed: 20_261_125 }
/** Each costs a bcrypt comparison of a quarter of a second, by design. */
const slow = [
  'identity.signIn',
  'identity.unlock',
  'identity.stepUp',
  'identity.switchTo',
  'account.changePassword',
  'account.setPin',
  'identity.reset',
]
const perSlowProcedure = isLong ? 1000 : 10

/** Calls of the owner that would reach out to hosts or ports of the hostile input's choosing: who may is asked all the same. */
const reachesOut = [
  'setup.testDatabase',
  'setup.choose',
  'setup.retry',
  'setup.back',
  'settings.saveBroker',
  'settings.testBroker',
  'mail.save',
  'mail.test',
  'providers.save',
  'providers.test',
  'keys.saveDoor',
  'ports.attach',
  'ports.addPath',
  'identity.startProvider',
]

let own: Database
let mash: TestApp
beforeAll(async () => {
  own = await freshDatabase()
  await addPerson(own.db, { email: 'owner@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'second@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'user@farm.test', role: 'USER' })
  // The lock-out would shut the door to hostile inputs before the rules behind it are reached.
  for (const [key, value] of [
    ['security.max_login_attempts', 20],
    ['security.max_login_attempts_per_address', 1000],
  ] as const) {
    await own.db.systemConfig.upsert({
      where: { key },
      create: { key, value, category: 'SECURITY' },
      update: { value },
    })
  }
  mash = await openTestApp(own)
})
afterAll(async () => {
  await mash.stop()
  await own.drop()
})

async function deskOf(login: string | null): Promise<TestClient> {
  const { client } = mash.desk()
  if (login !== null) await client.identity.signIn({ login, password: testPassword, stay: false })
  return client
}

/** The code of what was refused, 'done', or what broke. */
async function outcomeOf(client: TestClient, name: string, input: unknown): Promise<string> {
  const leave = new AbortController()
  try {
    const answer = await callByName(client, name, input, leave.signal)
    leave.abort()
    if (typeof answer === 'object' && answer !== null && 'return' in answer) {
      await (answer as AsyncGenerator).return(undefined).catch(() => undefined)
    }
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : `BROKE ${String(error)}`
  }
}

const faults = ['FAULT', 'INTERNAL_SERVER_ERROR']
const isFault = (outcome: string) => faults.includes(outcome) || outcome.startsWith('BROKE')

describe.each(everyProcedure.map(({ name }) => name))('%s', (name) => {
  const numRuns = slow.includes(name) ? perSlowProcedure : perProcedure
  const inputs = hostileInput(plainInput[name])

  it('never does for a stranger or for someone without a task what they may not', async () => {
    for (const [login, letter] of [
      [null, 'N'],
      ['user@farm.test', 'U'],
    ] as const) {
      const client = await deskOf(login)
      if (agreed[name]?.includes(letter)) continue
      await fc.assert(
        fc.asyncProperty(inputs, async (input) => {
          const outcome = await outcomeOf(client, name, input)
          expect(['UNAUTHORIZED', 'FORBIDDEN', 'BAD_REQUEST']).toContain(outcome)
        }),
        { ...seeded, numRuns: Math.min(numRuns, 2000) },
      )
    }
  })

  it.skipIf(reachesOut.includes(name))('answers the owner with a refusal or a result, never with a fault', async () => {
    let client = await deskOf('owner@farm.test')
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => {
        const outcome = await outcomeOf(client, name, input)
        expect([outcome, isFault(outcome)]).toEqual([outcome, false])
        // A call may well have ended or locked the session: that is its business.
        if (['UNAUTHORIZED', 'LOCKED'].includes(outcome)) client = await deskOf('second@farm.test')
      }),
      { ...seeded, numRuns },
    )
  })
})
