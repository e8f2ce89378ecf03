import { createHash, randomInt } from 'node:crypto'
import { plainAlphabet } from '../../../contract/identity/recovery-code.ts'

const howMany = 10

export const randomPlain = (length: number): string =>
  Array.from({ length }, () => plainAlphabet[randomInt(plainAlphabet.length)]).join('')

/** 12 of the alphabet are 60 bits. */
const newCode = (): string => Array.from({ length: 3 }, () => randomPlain(4)).join('-')

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
