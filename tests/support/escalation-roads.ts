import { permissions } from '../../electron/contract/permissions.ts'
import type { Scene, Someone } from './escalation-scene.ts'
import { victimNames } from './escalation-scene.ts'
import { mailInputFor } from './mail.ts'
import { settingsFor, visitAs } from './provider-desk.ts'
import { codeIn, type SmtpSink } from './smtp-sink.ts'
import { testPassword } from './test-farm.ts'
import { until } from './until.ts'

/** A way to more: which changes it is made of, and somebody who goes all of it. */
export type Road = { by: readonly string[]; go: (scene: Scene) => Promise<void> }

const password = 'Ninakaw-2026'
const everyone = ({ victims }: Scene): Someone[] => victimNames.map((name) => victims[name])
const pin = '739158'
const guardedKeys = [
  'security.max_login_attempts',
  'security.max_login_attempts_per_address',
  'security.lockout_duration',
  'security.idle_lock',
  'security.max_sessions',
  'security.step_up_refund_above',
] as const

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

export const roads: Readonly<Record<string, Road>> = {
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
  'a role given or raised': {
    by: ['people.setRoles', 'roles.create', 'roles.update', 'roles.setPermissions', 'roles.remove'],
    go: async (scene) => {
      const { attempt, attacker, walk, nth } = scene
      const every = [...permissions]
      const roles = await walk.db.role.findMany()
      for (const { id } of roles.filter((role) => role.isSystem || role.id === attacker.roleId)) {
        await attempt('roles.setPermissions', (client) => client.roles.setPermissions({ id, permissions: every }))
        await attempt('roles.update', (client) => client.roles.update({ id, name: `Own ${nth}`, description: '' }))
        const given = { id: attacker.id, role: 'USER' as const, roleIds: [id] }
        await attempt('people.setRoles', (client) => client.people.setRoles(given))
      }
      const made = { name: `All ${nth}`, description: '', permissions: every }
      await attempt('roles.create', (client) => client.roles.create(made))
      for (const role of ['SUPER_ADMIN', 'ADMIN', 'GROWER', 'BUYER'] as const)
        await attempt('people.setRoles', (client) => client.people.setRoles({ id: attacker.id, role, roleIds: [] }))
      await attempt('roles.remove', (client) => client.roles.remove({ id: 'role-ADMIN' }))
    },
  },
  'a key that gives more, or somebody else’s': {
    by: ['keys.create', 'keys.rotate', 'keys.revoke', 'keys.saveDoor'],
    go: async ({ attempt, walk, victims, nth }) => {
      const data = { name: 'Sheet', keyHash: `hash-${nth}`, keyPrefix: 'mash_pk_abcd', scopes: ['users:read'] }
      const { id } = await walk.db.apiKey.create({ data: { userId: victims.owner.id, ...data } })
      for (const scope of permissions)
        await attempt('keys.create', (client) => client.keys.create({ name: 'More', scopes: [scope], days: null }))
      await attempt('keys.rotate', (client) => client.keys.rotate({ id }))
      await attempt('keys.revoke', (client) => client.keys.revoke({ id, reason: 'mine now' }))
      const door = { enabled: false, port: 0, open: true, certificate: '', privateKey: null }
      await attempt('keys.saveDoor', (client) => client.keys.saveDoor(door))
    },
  },
  'a PIN, a lock, or a proof at somebody’s desk': {
    by: [
      ...['identity.switchTo', 'identity.unlock', 'identity.lock', 'identity.stepUp', 'identity.secondFactor'],
      ...['account.setPin', 'account.removePin'],
    ],
    go: async ({ attempt, victims, attacker }) => {
      const userId = victims.owner.id
      await attempt('account.setPin', (client) => client.account.setPin({ password: testPassword, pin: '846290' }))
      await attempt('identity.lock', (client) => client.identity.lock())
      for (const guess of ['846290', '0000', '1234', '2580'])
        await attempt('identity.switchTo', (client) => client.identity.switchTo({ userId, pin: guess }))
      await attempt('identity.stepUp', (client) => client.identity.stepUp({ password }))
      await attempt('identity.unlock', (client) => client.identity.unlock({ password: testPassword }))
      const ticket = attacker.caller.session.get() ?? ''
      await attempt('identity.secondFactor', (client) => client.identity.secondFactor({ ticket, code: pin }))
      await attempt('account.removePin', (client) => client.account.removePin())
    },
  },
  'a farm set up anew, or another database': {
    by: [
      ...['people.setActive', 'people.remove', 'people.endSessions'],
      ...['setup.createOwner', 'setup.choose', 'setup.back', 'setup.retry'],
    ],
    go: async ({ attempt, walk, nth }) => {
      const where = { role: 'SUPER_ADMIN' } as const
      const owners = await walk.db.user.findMany({ where, orderBy: { createdAt: 'desc' }, take: 3 })
      for (const { id } of owners) {
        await attempt('people.endSessions', (client) => client.people.endSessions({ id }))
        await attempt('people.setActive', (client) =>
          client.people.setActive({ id, isActive: false, reason: 'mine now' }),
        )
        await attempt('people.remove', (client) => client.people.remove({ id }))
      }
      const email = `second-owner@evil-${nth}.test`
      const own = { farmName: 'Mine', firstName: 'Evil', lastName: 'Owner', email, password }
      await attempt('setup.back', (client) => client.setup.back())
      await attempt('setup.choose', (client) => client.setup.choose({ start: 'empty' }))
      await attempt('setup.retry', (client) => client.setup.retry())
      await attempt('setup.createOwner', (client) => client.setup.createOwner(own))
    },
  },
  'a setting that weakens a proof, or a credential of one’s own': {
    by: ['config.set', 'config.setGuarded', 'settings.saveBroker', 'paymongo.save', 'paymongo.remove'],
    go: async ({ attempt }) => {
      const weak = [20, 1000, 60, 28_800, 50, 99_999_999.99]
      for (const key of guardedKeys)
        for (const value of weak) {
          await attempt('config.set', ({ config }) => config.set({ key: key as never, value }))
          await attempt('config.setGuarded', ({ config }) => config.setGuarded({ key, value }))
        }
      const embedded = { enabled: false, port: 1883, open: false, username: '' }
      const broker = { url: 'mqtt://127.0.0.1:1', username: 'evil', ca: '', protocol: 'auto', older: false } as const
      const typed = { password: null, embeddedPassword: null }
      await attempt('settings.saveBroker', (client) => client.settings.saveBroker({ ...broker, embedded, ...typed }))
      await attempt('paymongo.save', (client) => client.paymongo.save({ secretKey: 'sk_test_evil12345678' }))
      await attempt('paymongo.remove', (client) => client.paymongo.remove())
    },
  },
  'one’s own account taken for somebody else’s': {
    by: [
      ...['account.changeEmail', 'account.sendEmailCode', 'account.confirmEmail', 'account.saveProfile'],
      ...['account.changePassword', 'account.startTwoFactor', 'account.confirmTwoFactor', 'account.endTwoFactor'],
      ...[
        'account.newBackupCodes',
        'account.makeRecoverySheet',
        'account.endSession',
        'account.endOtherSessions',
        'identity.signOut',
      ],
    ],
    go: async (scene) => {
      const { attempt, victims, walk } = scene
      const { email } = victims.owner
      const other = await walk.db.session.findFirst({ where: { userId: victims.owner.id } })
      const profile = { firstName: 'Ana', lastName: 'Reyes', username: 'owner', phoneNumber: '' }
      await attempt('account.changeEmail', (client) => client.account.changeEmail({ email: email.toUpperCase() }))
      await attempt('account.sendEmailCode', (client) => client.account.sendEmailCode())
      await attempt('account.confirmEmail', (client) => client.account.confirmEmail({ code: '123456' }))
      await attempt('account.saveProfile', (client) => client.account.saveProfile(profile))
      await attempt('account.changePassword', (client) =>
        client.account.changePassword({ current: testPassword, next: password }),
      )
      await attempt('account.startTwoFactor', (client) => client.account.startTwoFactor())
      await attempt('account.confirmTwoFactor', (client) => client.account.confirmTwoFactor({ code: '123456' }))
      await attempt('account.newBackupCodes', (client) => client.account.newBackupCodes())
      await attempt('account.makeRecoverySheet', (client) => client.account.makeRecoverySheet())
      await attempt('account.endTwoFactor', (client) => client.account.endTwoFactor())
      await attempt('account.endSession', (client) => client.account.endSession({ id: other?.id ?? '' }))
      await attempt('account.endOtherSessions', (client) => client.account.endOtherSessions())
      await attempt('identity.signOut', (client) => client.identity.signOut())
      await attempt('identity.signIn', (client) => client.identity.signIn({ login: email, password, stay: false }))
    },
  },
}
