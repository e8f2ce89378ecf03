import { expect, it } from 'vitest'
import {
  backupCodeHash,
  newBackupCodes,
  readBackupCode,
} from '../../../electron/features/identity/sign-in/backup-codes.ts'

it('makes ten that differ, of letters and digits that nobody mistakes for each other', () => {
  const codes = newBackupCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/)
})

it.each([
  ['ABCD-EFGH-JKLM', 'ABCDEFGHJKLM'],
  [' abcd efgh jklm ', 'ABCDEFGHJKLM'],
  ['abcdefghjklm', 'ABCDEFGHJKLM'],
  ['ABCD-EFGH-JKL', null],
  ['ABCD-EFGH-JKL0', null],
  ['ABCD-EFGH-JKLMN', null],
])('reads %j', (typed, code) => {
  expect(readBackupCode(typed)).toBe(code)
})

it('hashes the same code differently for each person, with or without dashes', () => {
  // printf 'ana:ABCDEFGHJKLM' | sha256sum
  const hash = 'c8b6df76d99bcb7e19c751973de6d4cc82c784526d37f62e59be54aa0a35fa44'
  expect(backupCodeHash('ana', 'ABCDEFGHJKLM')).toBe(hash)
  expect(backupCodeHash('ana', 'ABCD-EFGH-JKLM')).toBe(hash)
  expect(backupCodeHash('ben', 'ABCDEFGHJKLM')).not.toBe(hash)
})
