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
  // What nobody sees is no symbol and makes nothing longer; a blank is no symbol, but is typed
  ...Array.from('\u200B\u00AD\uFEFF\u2060\u3164\u115F\u2800\u202E\u0007\uE000', (sign): [string, string[]] => [
    `Kabute2026${sign}`,
    ['PASSWORD_SYMBOL'],
  ]),
  ['Kab-1\u200B\u200B\u200B', ['PASSWORD_SHORT']],
  ['Kab-1 ab', []],
  ['Kabute2026😀', []],
  [`Kabute-2026${'x'.repeat(62)}`, ['PASSWORD_LONG']],
])('%s', (text, problems) => {
  expect(password.safeParse(text).error?.issues.map((issue) => issue.message) ?? []).toEqual(problems)
})
