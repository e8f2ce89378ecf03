import { describe, expect, it } from 'vitest'
import { isOnlyLooking } from '../../../renderer/person/view-as.ts'

describe('what leaves the page while a person looks as somebody else', () => {
  it.each(['chambers.list', 'people.rights', 'telemetry.history', 'settings.broker', 'account.sessions'])(
    '%s only reads',
    (name) => {
      expect(isOnlyLooking(name.split('.'))).toBe(true)
    },
  )

  it.each([
    'chambers.rename',
    'ports.attach',
    'settings.saveBroker',
    'people.setRoles',
    'people.export',
    'keys.create',
    'config.set',
    'config.setGuarded',
    'account.makeRecoverySheet',
    'account.changePassword',
    'account.savePreferences',
    'account.startTwoFactor',
    'account.sendEmailCode',
    'setup.choose',
    'mail.test',
    'setup.back',
    'setup.retry',
    'identity.verifyEmail',
    'stock.countOne',
    'views.save',
    'views.rename',
    'views.remove',
    'carts.open',
    'carts.add',
    'carts.setLine',
    'carts.repeat',
    'carts.renewHolds',
    'carts.assign',
    'carts.discard',
    'orders.place',
  ])('%s changes something, or leaves a trace, and is refused', (name) => {
    expect(isOnlyLooking(name.split('.'))).toBe(false)
  })

  it.each([
    'identity.lock',
    'identity.unlock',
    'identity.signOut',
    'identity.signIn',
    'identity.switchTo',
    'identity.stepUp',
    'identity.startProvider',
    'drafts.put',
    'drafts.remove',
  ])('%s is about oneself and stays possible', (name) => {
    expect(isOnlyLooking(name.split('.'))).toBe(true)
  })

  it('a call that the contract does not name is refused', () => {
    expect(isOnlyLooking(['carts', 'burn'])).toBe(false)
  })
})
