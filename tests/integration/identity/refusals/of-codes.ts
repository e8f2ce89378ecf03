import { addressKey } from '../../../../electron/features/identity/sign-in/attempts.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { codeIn, tokenIn } from '../../../support/smtp-sink.ts'
import type { TestFarm } from '../../../support/test-farm.ts'
import { unlike } from '../../../support/unlike.ts'
import type { FrontDoor } from './world.ts'

const password = 'Bagong-Sibol-1'
let addresses = 0
const newAddress = () => `10.0.0.${(addresses += 1)}`

function ofResets(at: FrontDoor): Refusals {
  const { own, here, desktops, mailOff, person, withSecond, mailTo, shut } = at
  const ask = async (farm: TestFarm, ipAddress = newAddress()) =>
    farm.desk({ ipAddress }).client.identity.askReset({ login: (await person()).email })
  const askedBefore = async (times: number) => {
    const ipAddress = newAddress()
    const key = `mails:${addressKey({ ipAddress, deviceId: null }).key}`
    await own.db.signInAttempt.create({ data: { key, failures: times, firstAt: new Date(), shutUntil: new Date(0) } })
    return ask(here, ipAddress)
  }
  type Someone = { email: string; second?: string }
  const reset = async (
    { email: login, second = '' }: Someone,
    given: { wrong?: true; farm?: TestFarm; shut?: boolean } = {},
  ) => {
    const { farm = here, wrong } = given
    const sent = await mailTo(login, () => here.desk({ ipAddress: newAddress() }).client.identity.askReset({ login }))
    const code = wrong ? unlike(codeIn(sent)) : codeIn(sent)
    const ipAddress = newAddress()
    if (given.shut !== undefined) await shut(addressKey({ ipAddress, deviceId: null }).key, given.shut)
    return farm.desk({ ipAddress }).client.identity.reset({ login, code, password, second })
  }
  const owner = async () => {
    const one = await withSecond('ADMIN')
    return { email: one.email, code: one.code() }
  }
  return {
    'identity.askReset SIGN_IN_SHUT': { refused: () => askedBefore(20), allowed: () => askedBefore(19) },
    'identity.askReset MAIL_OFF': { refused: () => mailOff(() => ask(here)), allowed: () => ask(here) },
    'identity.askReset KEY_MISSING': { refused: () => ask(desktops.withoutKey), allowed: () => ask(here) },
    'identity.reset WRONG_CODE': {
      refused: async () => reset(await person(), { wrong: true }),
      allowed: async () => reset(await person()),
    },
    'identity.reset SECOND_NEEDED': {
      refused: async () => reset(await person('ADMIN')),
      allowed: async () => reset(await person('GROWER')),
    },
    'identity.reset WRONG_SECOND': {
      refused: async () => {
        const { email, code } = await owner()
        return reset({ email, second: unlike(code) })
      },
      allowed: async () => {
        const { email, code } = await owner()
        return reset({ email, second: code })
      },
    },
    'identity.reset SIGN_IN_SHUT': {
      refused: async () => reset(await person(), { shut: true }),
      allowed: async () => reset(await person(), { shut: false }),
    },
    'identity.reset KEY_MISSING': {
      refused: async () => reset(await person(), { farm: desktops.withoutKey }),
      allowed: async () => reset(await person(), { farm: desktops.another }),
    },
  }
}

/** Of one's own address, and of the one that is to come in its place. */
function ofAddresses(at: FrontDoor): Refusals {
  const { here, desktops, mailOff, mail, person, signedIn, mailTo, pass } = at
  const unverified = { emailVerified: false }
  const change = async (farm: TestFarm, email = mail()) => (await signedIn(farm)).client.account.changeEmail({ email })
  const send = async (farm: TestFarm, more: object = unverified) =>
    (await signedIn(farm, more)).client.account.sendEmailCode()
  const sendAgain = async (afterMs: number) => {
    const { client } = await signedIn(here, unverified)
    await client.account.sendEmailCode()
    pass(afterMs)
    return client.account.sendEmailCode()
  }
  const changeAgain = async (before: number) => {
    const { client } = await signedIn()
    for (let n = 0; n < before; n += 1) await client.account.changeEmail({ email: mail() })
    return client.account.changeEmail({ email: mail() })
  }
  /** Someone with a code and a link for a new address, both still good. */
  const pending = async () => {
    const one = await signedIn()
    const email = mail()
    const sent = await mailTo(email, () => one.client.account.changeEmail({ email }))
    return { ...one, code: codeIn(sent), token: tokenIn(sent), address: email }
  }
  const confirm = async (given: { wrong?: true; farm?: TestFarm; taken?: true }) => {
    const { email, address, code } = await pending()
    if (given.taken) await at.own.db.user.update({ where: { id: (await person()).id }, data: { email: address } })
    const { client } = await (given.farm ?? here).signedIn(email)
    return client.account.confirmEmail({ code: given.wrong ? unlike(code) : code })
  }
  const follow = async (given: { wrong?: true; farm?: TestFarm }) => {
    const { token } = await pending()
    return (given.farm ?? here).desk().client.identity.verifyEmail({ token: given.wrong ? unlike(token) : token })
  }
  const key = { refused: { farm: desktops.withoutKey }, allowed: { farm: desktops.another } }
  return {
    'account.changeEmail TAKEN': {
      refused: async () => change(here, (await person()).email.toUpperCase()),
      allowed: () => change(here),
    },
    'account.changeEmail MAIL_OFF': { refused: () => mailOff(() => change(here)), allowed: () => change(here) },
    'account.changeEmail KEY_MISSING': { refused: () => change(desktops.withoutKey), allowed: () => change(here) },
    'account.changeEmail WAIT': { refused: () => changeAgain(5), allowed: () => changeAgain(4) },
    'account.sendEmailCode MAIL_OFF': { refused: () => mailOff(() => send(here)), allowed: () => send(here) },
    'account.sendEmailCode KEY_MISSING': { refused: () => send(desktops.withoutKey), allowed: () => send(here) },
    'account.sendEmailCode WAIT': { refused: () => sendAgain(59_999), allowed: () => sendAgain(60_000) },
    'account.sendEmailCode ALREADY_VERIFIED': {
      refused: () => send(here, { emailVerified: true }),
      allowed: () => send(here),
    },
    'account.confirmEmail WRONG_CODE': { refused: () => confirm({ wrong: true }), allowed: () => confirm({}) },
    'account.confirmEmail TAKEN': { refused: () => confirm({ taken: true }), allowed: () => confirm({}) },
    'account.confirmEmail KEY_MISSING': { refused: () => confirm(key.refused), allowed: () => confirm(key.allowed) },
    'identity.verifyEmail WRONG_CODE': { refused: () => follow({ wrong: true }), allowed: () => follow({}) },
    'identity.verifyEmail KEY_MISSING': { refused: () => follow(key.refused), allowed: () => follow(key.allowed) },
  }
}

export const refusalsOfCodes = (at: FrontDoor): Refusals => ({ ...ofResets(at), ...ofAddresses(at) })
