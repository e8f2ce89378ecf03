import { expect, it } from 'vitest'
import { withoutSecrets } from '../../../electron/features/drafts/without-secrets.ts'

it('keeps what a form holds and leaves out what is named like a secret, at any depth', () => {
  const typed = {
    name: 'Ana',
    postalCode: '4030',
    notes: 'the password is on the wall',
    password: 'Kabute-2026',
    embeddedPassword: 'x',
    pin: '2580',
    code: '123456',
    lines: [{ quantity: 2, accessToken: 'abc' }],
  }
  expect(JSON.parse(withoutSecrets(JSON.stringify(typed)) ?? '')).toEqual({
    name: 'Ana',
    postalCode: '4030',
    notes: 'the password is on the wall',
    lines: [{ quantity: 2 }],
  })
})

it('leaves out an address that carries its password, and keeps one that does not', () => {
  const typed = { url: 'mqtt://farm:secret@10.0.0.5:1883', next: ' postgresql://a:b@db/farm', plain: 'mqtt://10.0.0.5' }
  expect(withoutSecrets(JSON.stringify(typed))).toBe('{"plain":"mqtt://10.0.0.5"}')
})

it.each(['', '{', '[1]', '"text"', 'null', '7'])('takes %j for no form at all', (json) => {
  expect(withoutSecrets(json)).toBeNull()
})
