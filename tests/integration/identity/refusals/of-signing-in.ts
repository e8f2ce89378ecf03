import { accountKey, proofKey, secondFactorKey } from '../../../../electron/features/identity/sign-in/attempts.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { testPassword } from '../../../support/test-farm.ts'
import { unlike } from '../../../support/unlike.ts'
import type { FrontDoor } from './world.ts'

const minute = 60_000
const wrongPassword = 'Kabute-2027'
const [pin, wrongPin] = ['4826', '4827']

function ofPasswords({ here, person, signedIn, shut }: FrontDoor): Refusals {
  const enter = (login: string, password: string) =>
    here.desk().client.identity.signIn({ login, password, stay: false })
  const shutAt = async (isShut: boolean) => {
    const { email } = await person()
    await shut(accountKey(email).key, isShut)
    return enter(email, testPassword)
  }
  const rows: Refusals = {
    'identity.signIn WRONG_SIGN_IN': {
      refused: async () => enter((await person()).email, wrongPassword),
      allowed: async () => enter((await person()).email, testPassword),
    },
    'identity.signIn SIGN_IN_SHUT': { refused: () => shutAt(true), allowed: () => shutAt(false) },
  }
  type Someone = Awaited<ReturnType<typeof signedIn>>
  const prove: Record<string, (one: Someone, password: string) => Promise<unknown>> = {
    'identity.unlock': async ({ client }, password) => {
      await client.identity.lock()
      return client.identity.unlock({ password })
    },
    'identity.stepUp': ({ client }, password) => client.identity.stepUp({ password }),
    'account.changePassword': ({ client }, current) =>
      client.account.changePassword({ current, next: 'Bagong-Sibol-1' }),
    'account.setPin': ({ client }, password) => client.account.setPin({ password, pin }),
  }
  for (const [name, call] of Object.entries(prove)) {
    const whileShut = async (isShut: boolean) => {
      const one = await signedIn()
      await shut(proofKey(one.id).key, isShut)
      return call(one, testPassword)
    }
    rows[`${name} WRONG_SIGN_IN`] = {
      refused: async () => call(await signedIn(), wrongPassword),
      allowed: async () => call(await signedIn(), testPassword),
    }
    rows[`${name} SIGN_IN_SHUT`] = { refused: () => whileShut(true), allowed: () => whileShut(false) }
  }
  return rows
}

function ofSecondFactors(at: FrontDoor): Refusals {
  const { here, desktops, withSecond, ticketOf, shut, pass } = at
  type Given = { code?: 'wrong'; farm?: typeof here; after?: number; shut?: boolean }
  const enter = async (given: Given = {}) => {
    const one = await withSecond()
    const { client } = (given.farm ?? here).desk()
    const ticket = await ticketOf(one, client)
    pass(given.after ?? 0)
    if (given.shut !== undefined) await shut(secondFactorKey(one.id).key, given.shut)
    return client.identity.secondFactor({ ticket, code: given.code === 'wrong' ? unlike(one.code()) : one.code() })
  }
  const stepUp = async ({ code, farm }: Given = {}) => {
    const one = await withSecond()
    const { client } = (farm ?? here).desk()
    await client.identity.secondFactor({ ticket: await ticketOf(one, client), code: one.codes[0] ?? '' })
    pass(minute)
    return client.identity.stepUp({ code: code === 'wrong' ? unlike(one.code()) : one.code() })
  }
  return {
    'identity.secondFactor WRONG_CODE': { refused: () => enter({ code: 'wrong' }), allowed: () => enter() },
    'identity.secondFactor TICKET_OVER': {
      refused: () => enter({ after: 5 * minute }),
      allowed: () => enter({ after: 5 * minute - 1 }),
    },
    'identity.secondFactor SIGN_IN_SHUT': {
      refused: () => enter({ shut: true }),
      allowed: () => enter({ shut: false }),
    },
    'identity.secondFactor KEY_MISSING': {
      refused: () => enter({ farm: desktops.withoutKey }),
      allowed: () => enter({ farm: desktops.another }),
    },
    'identity.stepUp WRONG_CODE': { refused: () => stepUp({ code: 'wrong' }), allowed: () => stepUp() },
    'identity.stepUp KEY_MISSING': {
      refused: () => stepUp({ farm: desktops.withoutKey }),
      allowed: () => stepUp({ farm: desktops.another }),
    },
  }
}

/** A PIN opens a desk at which its person signed in fully today, for four wrong ones. */
function ofPins({ own, signedIn, pass }: FrontDoor): Refusals {
  const withPin = async () => {
    const one = await signedIn()
    await one.client.account.setPin({ password: testPassword, pin })
    await one.client.identity.lock()
    return one
  }
  type Someone = Awaited<ReturnType<typeof withPin>>
  const open: Record<string, (one: Someone, typed: string) => Promise<unknown>> = {
    unlock: ({ client }, typed) => client.identity.unlock({ pin: typed }),
    switchTo: ({ client, id }, typed) => client.identity.switchTo({ userId: id, pin: typed }),
  }
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(open)) {
    const after = async (failures: number) => {
      const one = await withPin()
      await own.db.user.update({ where: { id: one.id }, data: { pinFailures: failures } })
      pass(1)
      return call(one, pin)
    }
    rows[`identity.${name} WRONG_PIN`] = {
      refused: async () => call(await withPin(), wrongPin),
      allowed: async () => call(await withPin(), pin),
    }
    rows[`identity.${name} PIN_SPENT`] = { refused: () => after(5), allowed: () => after(4) }
  }
  return rows
}

export const refusalsOfSigningIn = (at: FrontDoor): Refusals => ({
  ...ofPasswords(at),
  ...ofSecondFactors(at),
  ...ofPins(at),
})
