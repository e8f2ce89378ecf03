import { expect, it } from 'vitest'
import { foreignWords, seen } from '../../../electron/platform/foreign-words.ts'

it.each([
  ['plain words: 550 no such user', 'plain words: 550 no such user'],
  ['two\r\nlines\tand a tab', 'two lines and a tab'],
  ['\u001b[31mred\u001b[0m', '[31mred [0m'],
  ['user\u202Egnp.exe', 'user gnp.exe'],
  ['  \u200b ', ''],
  ['Ñandú 蘑菇 🍄', 'Ñandú 蘑菇 🍄'],
  ['\ud800alone', 'alone'],
])('makes one line of %j', (said, words) => {
  expect(foreignWords(said)).toBe(words)
})

it('takes no more than it is told to, of however much', () => {
  expect(foreignWords('x'.repeat(5_000_000))).toHaveLength(300)
  expect(foreignWords('abcdef', 3)).toBe('abc')
})

it('writes out what is hidden, and leaves lines as they are', () => {
  expect(seen('{"a": 1,\n\t"b": "\u202eevil\u009b2J\u{e0041}"}')).toBe(
    '{"a": 1,\n\t"b": "\\u202eevil\\u009b2J\\udb40\\udc41"}',
  )
})
