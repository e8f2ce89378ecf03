import { createHash, randomInt } from 'node:crypto'

const howMany = 10
// 32 letters and digits that nobody mistakes for each other (no I, O, 0, 1): 12 of them are 60 bits.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

const newCode = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join(
    '-',
  )

export const newBackupCodes = (): string[] => Array.from({ length: howMany }, newCode)

/** Without the dashes, in capitals: as it is hashed. Null: it can't be one. */
export function readBackupCode(typed: string): string | null {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '')
  return /^[A-HJ-NP-Z2-9]{12}$/.test(code) ? code : null
}

/** 60 random bits need no slow hash; the person's id keeps one table from serving for everyone. */
export const backupCodeHash = (userId: string, code: string): string =>
  createHash('sha256')
    .update(`${userId}:${code.replaceAll('-', '')}`)
    .digest('hex')
