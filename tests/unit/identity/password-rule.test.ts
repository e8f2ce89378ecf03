import { expect, it } from 'vitest'
import { password } from '../../../electron/contract/identity/person.ts'

it.each([
  ['Kabute-2026', []],
  ['Kabute 2026€', []],
  ['Kab-1', ['PASSWORD_SHORT']],
  ['kabute-2026', ['PASSWORD_UPPER']],
  ['KABUTE-2026', ['PASSWORD_LOWER']],
  ['Kabute-Kabute', ['PASSWORD_DIGIT']],
  ['Kabute2026', ['PASSWORD_SYMBOL']],
  [`Kabute-2026${'x'.repeat(62)}`, ['PASSWORD_LONG']],
])('%s', (text, problems) => {
  expect(password.safeParse(text).error?.issues.map((issue) => issue.message) ?? []).toEqual(problems)
})
