import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { preferences } from '../../../contract/identity/person.ts'
import type { Sealer } from '../../../platform/sealer.ts'

export const maxTries = 5
export const codeMs = 15 * 60_000

export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')

/**
 * Where a code for a new password came from. One that an owner made vouches for whom it is given to; one that was mailed
 * proves the mailbox.
 */
export type CodeOrigin = { by: 'self' | 'staff' | 'owner'; mailed: boolean }
const origins: readonly CodeOrigin[] = [
  { by: 'self', mailed: true },
  ...(['staff', 'owner'] as const).flatMap((by) => [true, false].map((mailed) => ({ by, mailed }))),
]

/**
 * Codes are kept as their MAC only, for one person (and address) and one origin: moved to another row, or taken for
 * another kind, it fits nothing.
 */
export const resetMac = (
  sealer: Sealer,
  { userId, code, origin: { by, mailed } }: { userId: string; code: string; origin: CodeOrigin },
): string => sealer.mac(code, `users.password_reset_code:${userId}:${by}:${mailed ? 'mail' : 'paper'}`)

/** The origin of a code that fits what is stored; null: it does not. */
export const originOf = (
  sealer: Sealer,
  { stored, ...given }: { userId: string; code: string; stored: string | null },
): CodeOrigin | null => origins.find((origin) => isSame(resetMac(sealer, { ...given, origin }), stored)) ?? null

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
