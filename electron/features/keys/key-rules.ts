import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { ApiKeyRow } from '../../contract/keys.ts'
import { isPermission, type Permission } from '../../contract/permissions.ts'
import { dayMs } from '../../platform/durations.ts'

const start = 'mash_pk_'
/** The start and four characters: enough to find a key by, of no use to guess it by. */
const prefixChars = 12
const shape = /^mash_pk_[\w-]{32,100}$/

/** For a rotated key's programs to get the new one. */
export const overlapMs = dayMs

export type NewKey = { key: string; hash: string; prefix: string }

/** 256 random bits: a plain hash keeps it well, there is nothing to try out. */
export const keyHash = (key: string): string => createHash('sha256').update(key).digest('hex')
export const prefixOf = (key: string): string => key.slice(0, prefixChars)

export function makeKey(): NewKey {
  const key = start + randomBytes(32).toString('base64url')
  return { key, hash: keyHash(key), prefix: prefixOf(key) }
}

export const looksLikeKey = (text: string): boolean => shape.test(text)

/** Takes the same time wherever the two differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

type Lived = { revokedAt: Date | null; expiresAt: Date | null; replacedById: string | null }

export function stateOf({ revokedAt, expiresAt, replacedById }: Lived, now: Date): ApiKeyRow['state'] {
  if (revokedAt !== null) return 'revoked'
  if (expiresAt !== null && expiresAt <= now) return 'expired'
  return replacedById === null ? 'active' : 'ending'
}

const everyKey = /mash_pk_[\w-]*/g

/** Text of a caller (a user agent, a referrer) in which a key was put by mistake. */
export const withoutKeys = (text: string): string => text.replaceAll(everyKey, `${start}[masked]`)

/** The scopes of a key's row; words that are no permission (any more) give nothing. */
export const scopesOf = (stored: unknown): Permission[] =>
  Array.isArray(stored) ? stored.filter((scope) => typeof scope === 'string' && isPermission(scope)) : []
