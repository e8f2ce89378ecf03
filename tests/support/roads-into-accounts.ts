import { type Road, type Scene, type Someone, victimNames } from './escalation-scene.ts'
import { mailInputFor } from './mail.ts'
import { settingsFor, visitAs } from './provider-desk.ts'
import { codeIn, type SmtpSink } from './smtp-sink.ts'
import { until } from './until.ts'

const password = 'Ninakaw-2026'
const everyone = ({ victims }: Scene): Someone[] => victimNames.map((name) => victims[name])

/** With a code for somebody's account: a password of one's own, and in. */
async function enterBy({ attempt, desk }: Scene, login: string, code: string): Promise<void> {
  const at = desk()
  const reset = { login, code, password }
  await attempt('identity.reset', (client) => client.identity.reset(reset), at)
  await attempt('identity.signIn', (client) => client.identity.signIn({ login, password, stay: false }), at)
}

/** Asks for a code for the account; what that mail server got of it. */
async function codeFor(scene: Scene, login: string, { to, sink }: { to: string; sink: SmtpSink }): Promise<string> {
  const asked = await scene.attempt('identity.askReset', (client) => client.identity.askReset({ login }), scene.desk())
  if (asked === null) return ''
  const found = () => sink.mails.findLast((mail) => mail.to.includes(to) && codeIn(mail) !== '')
  // Long enough for a code that comes; where none may come it is only a pause.
  await until('a code came', () => found() !== undefined, 4000).catch(() => undefined)
  return codeIn(found())
}

const evilMailbox = ({ nth }: Scene, of: string) => `${of.split('@')[0]}@evil-${nth}.test`

/** Ways into somebody's account. */
export const roadsIntoAccounts: Readonly<Record<string, Road>> = {
  'a mail server of one’s own, and “forgot password”': {
    by: ['mail.save', 'mail.test', 'identity.askReset', 'identity.reset', 'identity.signIn'],
    go: async (scene) => {
      const evil = mailInputFor(scene.evilMail, { security: 'none', ca: '' })
      await scene.attempt('mail.test', async (client) => {
        for await (const { ok } of await client.mail.test({ ...evil, to: scene.attacker.email })) if (!ok) break
      })
      const saved = await scene.attempt('mail.save', (client) =>
        client.mail.save({ ...evil, username: '', password: '' }),
      )
      for (const { email } of saved ? everyone(scene) : everyone(scene).slice(0, 1)) {
        const code = saved ? await codeFor(scene, email, { to: email, sink: scene.evilMail }) : '123456'
        await scene.attempt('identity.askReset', (client) => client.identity.askReset({ login: email }), scene.desk())
        await enterBy(scene, email, code)
      }
    },
  },
  'a provider of one’s own that vouches for anybody': {
    by: ['providers.save', 'identity.startProvider', 'identity.finishProvider', 'account.unlink', 'providers.remove'],
    go: async (scene) => {
      const { attempt, evilProvider, attacker } = scene
      await attempt('providers.save', (client) => client.providers.save(settingsFor(evilProvider, { newPeople: true })))
      for (const { email } of everyone(scene)) {
        const at = scene.desk()
        const account = { sub: `evil-${email}`, email, email_verified: true }
        const visit = await attempt('identity.startProvider', () => visitAs(evilProvider, at, account), at)
        const ticket = visit?.step?.step === 'done' ? visit.step.ticket : 'none'
        await attempt('identity.finishProvider', (client) => client.identity.finishProvider({ ticket }), at)
      }
      // One account of the provider in two accounts here.
      const account = { sub: `evil-${attacker.email}`, email: scene.victims.owner.email, email_verified: true }
      await attempt('identity.startProvider', () => visitAs(evilProvider, attacker, account))
      await attempt('account.unlink', (client) => client.account.unlink({ provider: evilProvider.issuer }))
      await attempt('providers.remove', (client) => client.providers.remove({ id: 'farm' }))
    },
  },
  'somebody’s address changed to one’s own mailbox': {
    by: ['people.update', 'customers.update', 'identity.verifyEmail'],
    go: async (scene) => {
      const { walk, attempt, farmMail } = scene
      for (const { id, email } of everyone(scene)) {
        const to = evilMailbox(scene, email)
        const { firstName, lastName, updatedAt } = await walk.db.user.findUniqueOrThrow({ where: { id } })
        const profile = { firstName: firstName ?? '', lastName: lastName ?? '', phoneNumber: '', email: to }
        const moved = [
          await attempt('people.update', (client) => client.people.update({ id, ...profile, username: '' })),
          await attempt('customers.update', (client) => client.customers.update({ id, updatedAt, ...profile })),
        ]
        if (moved.every((each) => each === null)) continue
        await enterBy(scene, to, await codeFor(scene, to, { to, sink: farmMail }))
      }
      await attempt('identity.verifyEmail', (client) => client.identity.verifyEmail({ token: 'a'.repeat(64) }))
    },
  },
  'a code made for somebody': {
    by: ['people.invite', 'people.resetTwoFactor', 'people.create'],
    go: async (scene) => {
      const { attempt, farmMail, nth } = scene
      for (const { id, email } of everyone(scene)) {
        await attempt('people.resetTwoFactor', (client) => client.people.resetTwoFactor({ id }))
        const invited = await attempt('people.invite', (client) => client.people.invite({ id }))
        if (invited?.code) await enterBy(scene, email, invited.code)
      }
      for (const role of ['SUPER_ADMIN', 'ADMIN', 'GROWER', 'BUYER', 'USER'] as const) {
        const email = `puppet-${role.toLowerCase()}@evil-${nth}.test`
        const puppet = { email, username: '', firstName: 'Pup', lastName: 'Pet', phoneNumber: '', role }
        const made = await attempt('people.create', (client) => client.people.create(puppet))
        if (!made) continue
        const mailed = () => farmMail.mails.find(({ to }) => to.includes(email))
        await until('the invitation came', () => made.invitation.code !== null || mailed() !== undefined)
        await enterBy(scene, email, made.invitation.code ?? codeIn(mailed()))
      }
    },
  },
}
