import { codeAt } from '../../../support/authenticator.ts'
import type { OpenidProvider } from '../../../support/openid-provider.ts'
import { visitAs } from '../../../support/provider-desk.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { type TestFarm, testPassword } from '../../../support/test-farm.ts'
import { unlike } from '../../../support/unlike.ts'
import type { FrontDoor } from './world.ts'

function ofSecondFactors({ here, desktops, signedIn, withSecond }: FrontDoor, now: () => Date): Refusals {
  const start = async (farm: TestFarm) => (await signedIn(farm)).client.account.startTwoFactor()
  const confirm = async (given: { wrong?: true; farm?: TestFarm }) => {
    const { email, client } = await signedIn()
    const { secret } = await client.account.startTwoFactor()
    const desk = given.farm ? (await given.farm.signedIn(email)).client : client
    const code = codeAt(secret, now())
    return desk.account.confirmTwoFactor({ code: given.wrong ? unlike(code) : code })
  }
  return {
    'account.startTwoFactor ALREADY_ON': {
      refused: async () => (await withSecond()).client.account.startTwoFactor(),
      allowed: () => start(here),
    },
    'account.startTwoFactor KEY_MISSING': {
      refused: () => start(desktops.withoutKey),
      allowed: () => start(desktops.another),
    },
    'account.confirmTwoFactor WRONG_CODE': { refused: () => confirm({ wrong: true }), allowed: () => confirm({}) },
    'account.confirmTwoFactor NOT_STARTED': {
      refused: async () => (await signedIn()).client.account.confirmTwoFactor({ code: '123456' }),
      allowed: () => confirm({}),
    },
    'account.confirmTwoFactor KEY_MISSING': {
      refused: () => confirm({ farm: desktops.withoutKey }),
      allowed: () => confirm({ farm: desktops.another }),
    },
    'account.newBackupCodes NOT_ON': {
      refused: async () => (await signedIn()).client.account.newBackupCodes(),
      allowed: async () => (await withSecond()).client.account.newBackupCodes(),
    },
  }
}

function ofProfiles({ person, signedIn }: FrontDoor): Refusals {
  let made = 0
  const free = () => `lito${(made += 1)}`
  const taken = async () => {
    const username = free()
    await person('GROWER', { username })
    return username.toUpperCase()
  }
  const save = async (username: string) => {
    const { client } = await signedIn()
    return client.account.saveProfile({ firstName: 'Lito', lastName: 'Cruz', username, phoneNumber: '' })
  }
  const setPin = async (pin: string) => (await signedIn()).client.account.setPin({ password: testPassword, pin })
  const sessionOf = async ({ client }: Awaited<ReturnType<typeof signedIn>>) =>
    (await client.account.sessions())[0]?.id ?? ''
  return {
    'account.saveProfile TAKEN': { refused: async () => save(await taken()), allowed: () => save(free()) },
    'account.setPin PIN_PLAIN': { refused: () => setPin('4567'), allowed: () => setPin('4568') },
    'account.endSession SESSION_NOT_FOUND': {
      refused: async () => {
        const [one, other] = [await signedIn(), await signedIn()]
        return one.client.account.endSession({ id: await sessionOf(other) })
      },
      allowed: async () => {
        const one = await signedIn()
        return one.client.account.endSession({ id: await sessionOf(one) })
      },
    },
  }
}

/** The farm's provider has a row `farm`; other providers are the farm's no more. */
function ofProviders({ own, here, person, signedIn }: FrontDoor, provider: OpenidProvider): Refusals {
  let subjects = 0
  const link = (userId: string, name: string) =>
    own.db.userIdentity.create({ data: { userId, provider: name, subject: `subject-${(subjects += 1)}` } })
  const linked = async () => {
    const one = await signedIn()
    await link(one.id, provider.issuer)
    return one
  }
  const calls = {
    checkIdentity: ({ client }: Awaited<ReturnType<typeof signedIn>>) =>
      client.account.checkIdentity({ provider: provider.issuer }),
    unlink: ({ client }: Awaited<ReturnType<typeof signedIn>>) => client.account.unlink({ provider: provider.issuer }),
  }
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(calls)) {
    rows[`account.${name} NOT_LINKED`] = {
      refused: async () => {
        await linked()
        return call(await signedIn())
      },
      allowed: async () => call(await linked()),
    }
  }
  const withPassword = async (password: string | null) => {
    const one = await linked()
    await own.db.user.update({ where: { id: one.id }, data: { password } })
    return calls.unlink(one)
  }
  const start = async (id: string, viaNetwork = false) => {
    const { client } = here.desk(viaNetwork ? { via: 'http', ipAddress: '192.168.1.7' } : {})
    const steps = await client.identity.startProvider({ provider: id, stay: false })
    return steps.return()
  }
  /** Back from the provider: at the same moment somebody may take the account away, or shut it. */
  const finish = async (given: { ticket?: string; isActive?: boolean }) => {
    const { id, email } = await person()
    const sub = `sub-${(subjects += 1)}`
    await own.db.userIdentity.create({ data: { userId: id, provider: provider.issuer, subject: sub } })
    const desk = here.desk()
    const { step } = await visitAs(provider, desk, { sub, email, email_verified: true })
    if (step?.step !== 'done') throw new Error(`the visit ended with ${JSON.stringify(step)}`)
    if (given.isActive === false) await own.db.user.update({ where: { id }, data: { isActive: false } })
    return desk.client.identity.finishProvider({ ticket: given.ticket ?? step.ticket })
  }
  return {
    ...rows,
    'account.unlink ONLY_WAY_IN': { refused: () => withPassword(null), allowed: () => withPassword('a hash') },
    'identity.startProvider PROVIDER_UNKNOWN': { refused: () => start('none'), allowed: () => start('farm') },
    'identity.startProvider NOT_ON_THIS_COMPUTER': {
      refused: () => start('farm', true),
      allowed: () => start('farm', false),
    },
    'identity.finishProvider TICKET_OVER': { refused: () => finish({ ticket: 'none' }), allowed: () => finish({}) },
    'identity.finishProvider NOT_ACTIVE': { refused: () => finish({ isActive: false }), allowed: () => finish({}) },
  }
}

export const refusalsOfAccounts = (
  at: FrontDoor,
  { provider, now }: { provider: OpenidProvider; now: () => Date },
): Refusals => ({
  ...ofSecondFactors(at, now),
  ...ofProfiles(at),
  ...ofProviders(at, provider),
})
