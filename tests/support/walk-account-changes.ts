import { codeAt } from './authenticator.ts'
import { visitAs } from './provider-desk.ts'
import { codeIn, tokenIn } from './smtp-sink.ts'
import { testPassword } from './test-farm.ts'
import { until } from './until.ts'
import type { ChangeInput, ChangeInputs } from './walk-changes.ts'

type At = Parameters<ChangeInput>[0]
const pin = '739158'
const password = testPassword
const signInOf = ({ mover }: At) => ({ login: mover.email, password, stay: false })

async function startTwoFactor({ walk, mover }: At) {
  const { secret } = await mover.client.account.startTwoFactor()
  return { code: codeAt(secret, new Date(walk.clock.ms)) }
}
const withTwoFactor = async (at: At) => at.mover.client.account.confirmTwoFactor(await startTwoFactor(at))

/** Their address is not yet known to be theirs. */
async function unverified({ walk, mover }: At) {
  await walk.db.user.update({ where: { id: mover.id }, data: { emailVerified: false } })
  await mover.client.account.savePreferences({ theme: 'dark' }) // after which they are read anew
}

async function mailed({ sink, mover }: At, ask: () => Promise<unknown>) {
  await ask()
  const found = () => sink.mails.findLast(({ to }) => to.includes(mover.email))
  await until('the mail came', () => found() !== undefined, 60_000)
  return found()
}
const mailedAfterAsking = async (at: At) => {
  await unverified(at)
  return mailed(at, () => at.mover.client.account.sendEmailCode())
}

async function visited({ mover, provider }: At) {
  const account = { sub: mover.id, email: mover.email, email_verified: true }
  const { step } = await visitAs(provider, mover, account)
  if (step?.step !== 'done') throw new Error(`the visit ended with ${JSON.stringify(step)}`)
  return { ticket: step.ticket }
}
/** From inside, as an owner's account is linked. */
async function linked(at: At) {
  await visited(at)
  return { provider: at.provider.issuer }
}
async function throughProvider(at: At) {
  await linked(at)
  await at.mover.client.identity.signOut()
  return visited(at)
}

export const accountInputs: ChangeInputs = {
  'identity.signIn': signInOf,
  'identity.secondFactor': async (at) => {
    const { codes } = await withTwoFactor(at)
    const answer = await at.mover.client.identity.signIn(signInOf(at))
    return { ticket: answer.done ? '' : answer.ticket, code: codes[0] }
  },
  'identity.unlock': async ({ mover }) => {
    await mover.client.identity.lock()
    return { password }
  },
  'identity.switchTo': async ({ mover }) => {
    await mover.client.account.setPin({ password, pin })
    return { userId: mover.id, pin }
  },
  'identity.stepUp': ({ walk }) => {
    walk.clock.ms += 1000 // a newer proof than the one at hand
    return { password }
  },
  'identity.startProvider': () => ({ provider: 'farm', stay: false }),
  'identity.finishProvider': throughProvider,
  'identity.askReset': ({ mover }) => ({ login: mover.email }),
  'identity.reset': async (at) => {
    const login = at.mover.email
    const { code: second } = await at.mover.client.account.makeRecoverySheet()
    const mail = await mailed(at, () => at.mover.client.identity.askReset({ login }))
    return { login, code: codeIn(mail), password: 'Kabute-2027', second }
  },
  'identity.verifyEmail': async (at) => ({ token: tokenIn(await mailedAfterAsking(at)) }),

  'account.changePassword': () => ({ current: password, next: 'Kabute-2027' }),
  'account.changeEmail': ({ mover }) => ({ email: `new-${mover.email}` }),
  'account.sendEmailCode': async (at) => {
    await unverified(at)
  },
  'account.confirmEmail': async (at) => ({ code: codeIn(await mailedAfterAsking(at)) }),
  'account.confirmTwoFactor': startTwoFactor,
  'account.endTwoFactor': async (at) => {
    await withTwoFactor(at)
  },
  'account.newBackupCodes': async (at) => {
    await withTwoFactor(at)
  },
  'account.setPin': () => ({ password, pin }),
  'account.removePin': async ({ mover }) => {
    await mover.client.account.setPin({ password, pin })
  },
  'account.endSession': async (at) => {
    const { client } = at.walk.desk()
    await client.identity.signIn(signInOf(at))
    return { id: (await client.identity.me())?.session.id }
  },
  'account.endOtherSessions': async (at) => {
    await at.walk.desk().client.identity.signIn(signInOf(at))
  },
  'account.checkIdentity': async (at) => {
    const input = await linked(at)
    at.walk.clock.ms += 545_000 // of the token's 600 s, less the minute that it is to be good for
    return input
  },
  'account.unlink': linked,
  'drafts.remove': async ({ mover }) => {
    await mover.client.drafts.put({ name: 'new-order', json: '{}' })
    return { name: 'new-order' }
  },
}
