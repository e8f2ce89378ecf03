import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { preferences } from '../../../contract/identity/person.ts'
import type { Sealer } from '../../../platform/sealer.ts'

export const maxTries = 5
export const codeMs = 15 * 60_000

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/** Codes are kept as their MAC only, and for one person (and address) only: one that was moved to another row fits nothing. */
export const resetMac = (sealer: Sealer, userId: string, code: string): string =>
  sealer.mac(code, `users.password_reset_code:${userId}`)
export const emailMac = (
  sealer: Sealer,
  { userId, address, code }: { userId: string; address: string; code: string },
) => sealer.mac(code, `users.email_verification_code:${userId}:${address.toLowerCase()}`)

const boundChars = 16
const addressMac = (sealer: Sealer, address: string) =>
  sealer.mac(address.toLowerCase(), 'email-token-address').slice(0, boundChars)

/** 64 characters: 48 that nobody guesses, and 16 that tell which address they were sent to. */
export const newToken = (sealer: Sealer, address: string): string =>
  randomBytes(36).toString('base64url') + addressMac(sealer, address)
export const isTokenFor = (sealer: Sealer, token: string, address: string): boolean =>
  isSame(token.slice(-boundChars), addressMac(sealer, address))
export const tokenMac = (sealer: Sealer, token: string): string => sealer.mac(token, 'users.email_verification_token')

/** Without telling by its time how much of it fits. */
export function isSame(given: string, stored: string | null): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(stored ?? '')]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The language a person is written to in. */
export const languageOf = (preferencesValue: unknown): 'en' | 'fil' =>
  preferences.catch({}).parse(preferencesValue ?? {}).language ?? 'en'
