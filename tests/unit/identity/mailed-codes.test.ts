import { describe, expect, it } from 'vitest'
import {
  emailMac,
  isSame,
  isTokenFor,
  languageOf,
  newCode,
  newToken,
  originOf,
  resetMac,
  tokenMac,
} from '../../../electron/features/identity/recovery/mailed-codes.ts'
import { createSealer } from '../../../electron/platform/sealer.ts'

const sealer = createSealer(Buffer.alloc(32, 7))
const ofAna = { userId: 'ana', code: '012345' }
const origins = [
  { by: 'self', mailed: true },
  { by: 'staff', mailed: true },
  { by: 'staff', mailed: false },
  { by: 'owner', mailed: true },
  { by: 'owner', mailed: false },
] as const

it('a code has six digits, those before the first other than zero included', () => {
  const codes = Array.from({ length: 300 }, newCode)
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(new Set(codes).size).toBeGreaterThan(250)
  // Of 300 none below 100,000 comes once in 10^13 runs.
  expect(codes.some((code) => code.startsWith('0'))).toBe(true)
})

describe('a code for a new password', () => {
  it.each(origins)('tells that it came from $by, mailed: $mailed', (origin) => {
    const stored = resetMac(sealer, { ...ofAna, origin })
    expect(originOf(sealer, { ...ofAna, stored })).toEqual(origin)
  })

  it('is never taken for one of another origin: what a clerk made does not vouch as what an owner made', () => {
    expect(new Set(origins.map((origin) => resetMac(sealer, { ...ofAna, origin }))).size).toBe(5)
  })

  it('fits neither another person, nor another code, nor where none is stored', () => {
    const stored = resetMac(sealer, { ...ofAna, origin: origins[0] })
    expect(originOf(sealer, { ...ofAna, userId: 'ben', stored })).toBeNull()
    expect(originOf(sealer, { ...ofAna, code: '012346', stored })).toBeNull()
    expect(originOf(sealer, { ...ofAna, stored: null })).toBeNull()
    expect(originOf(createSealer(Buffer.alloc(32, 8)), { ...ofAna, stored })).toBeNull()
  })

  it('was not made by the person themselves on paper', () => {
    const stored = resetMac(sealer, { ...ofAna, origin: { by: 'self', mailed: false } })
    expect(originOf(sealer, { ...ofAna, stored })).toBeNull()
  })
})

describe('a code for an address', () => {
  const given = { userId: 'ana', address: 'ana@farm.test', code: '012345' }
  it('is for this person, this address however it is written, and this code', () => {
    const mac = emailMac(sealer, given)
    expect(emailMac(sealer, { ...given, address: 'Ana@Farm.TEST' })).toBe(mac)
    for (const other of [{ userId: 'ben' }, { address: 'ana@other.test' }, { code: '012346' }])
      expect(emailMac(sealer, { ...given, ...other })).not.toBe(mac)
  })
})

describe('a token for an address', () => {
  it('tells which address it was sent to, and no other', () => {
    const token = newToken(sealer, 'Ana@Farm.test')
    expect(token).toMatch(/^[\w-]{64}$/)
    expect(isTokenFor(sealer, token, 'ana@farm.TEST')).toBe(true)
    expect(isTokenFor(sealer, token, 'ana@other.test')).toBe(false)
    expect(isTokenFor(createSealer(Buffer.alloc(32, 8)), token, 'ana@farm.test')).toBe(false)
  })

  it('is another each time, in its first 48 characters', () => {
    const [one, two] = [newToken(sealer, 'ana@farm.test'), newToken(sealer, 'ana@farm.test')]
    expect(one.slice(0, 48)).not.toBe(two.slice(0, 48))
    expect(tokenMac(sealer, one)).not.toBe(tokenMac(sealer, two))
  })

  it('is kept as no code for a password or an address', () => {
    const macs = [tokenMac(sealer, '012345'), emailMac(sealer, { ...ofAna, address: '' })]
    expect(new Set([...macs, resetMac(sealer, { ...ofAna, origin: origins[0] })]).size).toBe(3)
  })
})

it('texts are the same or not, of whatever length', () => {
  expect([isSame('abc', 'abc'), isSame('abc', 'abd'), isSame('abc', 'abcd')]).toEqual([true, false, false])
  expect([isSame('', null), isSame('a', null)]).toEqual([true, false])
})

it('people are written to in their language, in English where they said none', () => {
  expect(languageOf({ language: 'fil' })).toBe('fil')
  expect(languageOf({ language: 'en' })).toBe('en')
  expect([languageOf({}), languageOf(null), languageOf(undefined), languageOf({ language: 'de' })]).toEqual([
    'en',
    'en',
    'en',
    'en',
  ])
})
