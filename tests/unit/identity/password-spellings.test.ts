import { hash } from 'bcrypt'
import { describe, expect, it } from 'vitest'
import { password } from '../../../electron/contract/identity/person.ts'
import { createPasswords } from '../../../electron/features/identity/sign-in/passwords.ts'

const passwords = createPasswords()
const [one, two] = ['Pe\u00F1alosa-2026', 'Pen\u0303alosa-2026']

describe('a password with an accent', () => {
  it('opens however the keyboard sends it', async () => {
    const kept = await passwords.hash(two)
    expect(await passwords.fits(one, kept)).toBe(true)
    expect(await passwords.fits(two, kept)).toBe(true)
    expect(await passwords.fits('Penalosa-2026', kept)).toBe(false)
  }, 30_000)
  it('that was hashed as it was typed still opens as it was typed', async () => {
    const kept = await hash(two, 12)
    expect(await passwords.fits(two, kept)).toBe(true)
    expect(await passwords.fits(two, null)).toBe(false)
  }, 30_000)
  it('is measured composed', () => {
    expect(password.parse(two)).toBe(one)
    // 8 signs as typed, 7 composed
    expect(password.safeParse('An\u03031-bcd').success).toBe(false)
  })
})
