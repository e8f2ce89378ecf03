import { expect, it } from 'vitest'
import { holdsUnstorable } from '../../../electron/transports/unstorable.ts'

it('finds a NUL or half a surrogate pair in any text of an input, a moment that no calendar has, and nothing else', () => {
  const at = new Date()
  const bytes = new Uint8Array([0])
  for (const fine of [undefined, null, 0, '', 'a b', '🍄', [], {}, { at, list: ['x', { y: 'z' }] }, bytes]) {
    expect(holdsUnstorable(fine)).toBe(false)
  }
  for (const bad of ['a\u0000b', ['x', '\u0000'], { a: { b: ['\u0000'] } }, { 'k\u0000': 1 }, { tags: ['\ud800'] }]) {
    expect(holdsUnstorable(bad)).toBe(true)
  }
  for (const bad of [-8.64e15, 8.64e15, Number.NaN]) expect(holdsUnstorable({ to: new Date(bad) })).toBe(true)
})
