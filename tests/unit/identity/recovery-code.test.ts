import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChar, plainAlphabet, readRecoveryCode } from '../../../electron/contract/identity/recovery-code.ts'

const letters = Array.from(plainAlphabet)
const random = fc.string({ unit: fc.constantFrom(...letters), minLength: 24, maxLength: 24 })

describe('the code of a recovery sheet', () => {
  it('is read with or without dashes, spaces and capitals', () => {
    const body = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
    const code = body + checkChar(body)
    expect(readRecoveryCode(code)).toBe(code)
    expect(readRecoveryCode(`${code.slice(0, 5)}-${code.slice(5, 20)} ${code.slice(20)}`.toLowerCase())).toBe(code)
  })
  it('is nothing when it is too short, too long, or has a sign that it never has', () => {
    const body = 'A'.repeat(24)
    const code = body + checkChar(body)
    for (const other of [code.slice(1), `${code}A`, code.replace('A', '1'), code.replace('A', 'É'), '']) {
      expect(readRecoveryCode(other)).toBeNull()
    }
  })
  it('finds one mistyped character wherever it is', () => {
    const place = fc.nat({ max: 24 })
    fc.assert(
      fc.property(random, place, fc.constantFrom(...letters), (body, at, typed) => {
        const code = body + checkChar(body)
        const other = code.slice(0, at) + typed + code.slice(at + 1)
        expect(readRecoveryCode(other)).toBe(other === code ? code : null)
      }),
    )
  })
})
