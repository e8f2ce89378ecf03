import { expect, it } from 'vitest'
import { createSealer } from '../../../electron/platform/sealer.ts'

const sealer = createSealer(Buffer.alloc(32, 1))
const other = createSealer(Buffer.alloc(32, 2))

it('what is sealed opens with its key, where it lives, and nowhere else', () => {
  const sealed = sealer.seal('piñata', 'users.secret:ana')
  expect(sealed).toMatch(/^v1\.[\w-]+$/)
  expect(sealed).not.toContain('pi')
  expect(sealer.open(sealed, 'users.secret:ana')).toBe('piñata')
  expect(sealer.open(sealed, 'users.secret:ben')).toBeNull()
  expect(other.open(sealed, 'users.secret:ana')).toBeNull()
  expect(sealer.open(sealer.seal('', 'x'), 'x')).toBe('')
})

it('the same text is sealed otherwise each time', () => {
  expect(sealer.seal('a', 'x')).not.toBe(sealer.seal('a', 'x'))
})

it('what was altered, cut short, or never sealed does not open', () => {
  const sealed = sealer.seal('text', 'x')
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  const withBytes = (changed: Uint8Array) => `v1.${Buffer.from(changed).toString('base64url')}`
  expect(sealer.open(withBytes(bytes), 'x')).toBe('text')
  for (const at of [0, 12, 28]) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect([at, sealer.open(withBytes(changed), 'x')]).toEqual([at, null])
  }
  for (const odd of ['', 'v1.', sealed.slice(3), `v2.${sealed.slice(3)}`, withBytes(bytes.subarray(0, 27)), 'plain'])
    expect([odd, sealer.open(odd, 'x')]).toEqual([odd, null])
})

it('a MAC is the same for the same text, place and key, and another for any other', () => {
  const mac = sealer.mac('123456', 'users.code:ana')
  expect(mac).toMatch(/^[\w-]{43}$/)
  expect(sealer.mac('123456', 'users.code:ana')).toBe(mac)
  const others = [
    sealer.mac('123457', 'users.code:ana'),
    sealer.mac('123456', 'users.code:ben'),
    other.mac('123456', 'users.code:ana'),
    // Text and place run into each other in no way.
    sealer.mac('6', 'users.code:ana12345'),
  ]
  expect(new Set([mac, ...others]).size).toBe(5)
})
