import { describe, expect, it } from 'vitest'
import { changesSomething } from '../../../renderer/person/view-as.ts'

describe('what leaves the page while a person looks as somebody else', () => {
  it.each(['chambers.list', 'people.rights', 'telemetry.history', 'settings.broker', 'account.sessions'])(
    '%s only reads',
    (name) => {
      expect(changesSomething(name.split('.'))).toBe(false)
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
    'account.changePassword',
    'account.savePreferences',
    'account.startTwoFactor',
    'account.sendEmailCode',
    'setup.choose',
    'mail.test',
  ])('%s changes something', (name) => {
    expect(changesSomething(name.split('.'))).toBe(true)
  })

  it.each(['identity.lock', 'identity.unlock', 'identity.signOut', 'identity.switchTo', 'identity.stepUp'])(
    '%s is about oneself and stays possible',
    (name) => {
      expect(changesSomething(name.split('.'))).toBe(false)
    },
  )
})
