import { expect, it } from 'vitest'
import { holdsNul } from '../../../electron/transports/unstorable.ts'

it('finds a NUL in any text of an input, and nothing else', () => {
  const at = new Date()
  for (const fine of [undefined, null, 0, '', 'a b', [], {}, { at, list: ['x', { y: 'z' }] }, new Uint8Array([0])]) {
    expect(holdsNul(fine)).toBe(false)
  }
  for (const bad of ['a\u0000b', ['x', '\u0000'], { a: { b: ['\u0000'] } }, { 'k\u0000': 1 }]) {
    expect(holdsNul(bad)).toBe(true)
  }
})
