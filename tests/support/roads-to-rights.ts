import { permissions } from '../../electron/contract/permissions.ts'
import type { Road } from './escalation-scene.ts'
import { testPassword } from './test-farm.ts'

const password = 'Ninakaw-2026'
const pin = '739158'
const guardedKeys = [
  'security.max_login_attempts',
  'security.max_login_attempts_per_address',
  'security.lockout_duration',
  'security.idle_lock',
  'security.max_sessions',
  'security.step_up_refund_above',
] as const

/** Ways to rights, keys, desks and settings. */
export const roadsToRights: Readonly<Record<string, Road>> = {
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
