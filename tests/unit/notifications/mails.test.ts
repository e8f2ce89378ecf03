import { expect, it } from 'vitest'
import { hasMailbox } from '../../../electron/features/notifications/has-mailbox.ts'
import { renderMail } from '../../../electron/features/notifications/render-mail.ts'

it.each([
  ['liza@farm.test', true],
  ['liza@localhost.com', true],
  ['local@farm.ph', true],
  ['liza@mylocal', true],
  ['c1@customers.invalid', false],
  ['c1@INVALID', false],
  ['system@local', false],
  ['root@localhost', false],
  ['c1@mash.local', false],
])('%s has a mailbox: %s', (email, has) => {
  expect(hasMailbox(email)).toBe(has)
})

const values = { name: 'Ana <b>& "Co"\'s', farm: 'Bukid\r\nBcc: x@evil.test', minutes: '15', code: '012345' }

it('a mail says the same as text and as HTML, with nothing of a name taken for a tag', () => {
  const mail = renderMail('reset-code', { language: 'en', values })
  expect(mail.text).toContain('Ana <b>& "Co"\'s')
  expect(mail.html).toContain('Ana &lt;b&gt;&amp; &quot;Co&quot;&#39;s')
  expect(mail.html).not.toContain('<b>')
  expect(mail.text).toMatch(/\n\n012345\n\n/)
  expect(mail.html).toMatch(/<p style="font:600[^"]+">012345<\/p>/)
  expect(mail.html).toMatch(/^<!doctype html><html lang="en"><body style="margin:0[^"]+">\n<p>/)
  expect(mail.html).toMatch(
    /<p style="color:[^"]+">This mail was written by MASH Desktop of [^<]+<\/p><\/body><\/html>$/,
  )
  expect(mail.text).toMatch(/\n\n-- \nThis mail was written by MASH Desktop of [^\n]+\n$/)
})

it('a farm’s name with line breaks writes no lines of its own, in subject, text or foot', () => {
  const mail = renderMail('test', { language: 'en', values })
  expect(mail.subject).not.toMatch(/[\r\n]/)
  expect(mail.text).toContain('MASH Desktop of Bukid Bcc: x@evil.test.')
})

it('a long token stands in a line of its own', () => {
  const given = { ...values, hours: '48', token: 'a'.repeat(64) }
  const mail = renderMail('verify-email', { language: 'fil', values: given })
  expect(mail.text).toContain(`\n\n${'a'.repeat(64)}\n\n`)
  expect(mail.html).toMatch(/<p style="font:14px[^"]+">a{64}<\/p>/)
  expect(mail.html).toContain('<html lang="fil">')
})

it('a mail with an empty place is an error: nobody gets “Hello ,”', () => {
  const { name: _, ...less } = values
  expect(() => renderMail('reset-code', { language: 'en', values: less })).toThrow('a mail has no value for {{name}}')
})
