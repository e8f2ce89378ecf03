import { expect, it } from 'vitest'
import {
  isSameHash,
  keyHash,
  looksLikeKey,
  makeKey,
  prefixOf,
  scopesOf,
  stateOf,
  withoutKeys,
} from '../../../electron/features/keys/key-rules.ts'

it('a key is 256 random bits behind a start that scanners know, kept as its SHA-256', () => {
  const [one, two] = [makeKey(), makeKey()]
  expect(one.key).toMatch(/^mash_pk_[\w-]{43}$/)
  expect(Buffer.from(one.key.slice(8), 'base64url')).toHaveLength(32)
  expect(one.key).not.toBe(two.key)
  expect(one).toEqual({ key: one.key, hash: keyHash(one.key), prefix: one.key.slice(0, 12) })
  // By `printf abc | sha256sum`.
  expect(keyHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(looksLikeKey(one.key)).toBe(true)
})

it('four characters of a key are shown, and no more', () => {
  expect(prefixOf(`mash_pk_abcd${'e'.repeat(39)}`)).toBe('mash_pk_abcd')
})

it.each([
  [`mash_pk_${'a'.repeat(31)}`, false],
  [`mash_pk_${'a'.repeat(32)}`, true],
  [`mash_pk_${'a'.repeat(100)}`, true],
  [`mash_pk_${'a'.repeat(101)}`, false],
  [`mash_pk_${'a'.repeat(31)}!`, false],
  [` mash_pk_${'a'.repeat(32)}`, false],
  [`mash_pk_${'a'.repeat(32)} `, false],
  [`mash_sk_${'a'.repeat(32)}`, false],
  ['', false],
])('%s looks like a key: %s', (text, is) => {
  expect(looksLikeKey(text)).toBe(is)
})

it('hashes are the same or not, of whatever length', () => {
  expect([isSameHash('abc', 'abc'), isSameHash('abc', 'abd'), isSameHash('abc', 'ab')]).toEqual([true, false, false])
})

const now = new Date('2026-11-20T02:00:00Z')
const at = (ms: number) => new Date(now.getTime() + ms)
it.each([
  ['active', { revokedAt: null, expiresAt: null, replacedById: null }],
  ['active', { revokedAt: null, expiresAt: at(1), replacedById: null }],
  ['expired', { revokedAt: null, expiresAt: at(0), replacedById: null }],
  ['expired', { revokedAt: null, expiresAt: at(-1), replacedById: 'next' }],
  ['ending', { revokedAt: null, expiresAt: at(1), replacedById: 'next' }],
  ['ending', { revokedAt: null, expiresAt: null, replacedById: 'next' }],
  ['revoked', { revokedAt: at(-1), expiresAt: null, replacedById: null }],
  ['revoked', { revokedAt: at(-1), expiresAt: at(-1), replacedById: 'next' }],
] as const)('is %s as %o', (state, key) => {
  expect(stateOf(key, now)).toBe(state)
})

it('a key that a program sends where it does not belong is written down nowhere', () => {
  const key = `mash_pk_${'aZ9_-'.repeat(8)}`
  expect(withoutKeys(`curl ${key} and mash_pk_x?key=${key}&a=1`)).toBe(
    'curl mash_pk_[masked] and mash_pk_[masked]?key=mash_pk_[masked]&a=1',
  )
  expect(withoutKeys('curl/8')).toBe('curl/8')
})

it('scopes are the permissions among what is stored, and nothing where that is no list', () => {
  expect(scopesOf(['orders:read', 'orders:dance', 7, null, 'devices:read'])).toEqual(['orders:read', 'devices:read'])
  for (const odd of [null, 'orders:read', { 0: 'orders:read' }]) expect(scopesOf(odd)).toEqual([])
})
