import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isSameMigration, readMigrations } from '../../../../electron/platform/database/migration-files.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mash-files-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

function add(name: string, sql: string) {
  mkdirSync(join(dir, name))
  writeFileSync(join(dir, name, 'migration.sql'), sql)
}

it('reads the folders in order and skips what is no migration', () => {
  add('20260102_b', '-- no-transaction\nSELECT 2')
  add('20260101_a', 'SELECT 1')
  mkdirSync(join(dir, 'empty'))
  writeFileSync(join(dir, 'migration_lock.toml'), '')
  expect(readMigrations(dir).map(({ name, sql, ownTransaction }) => [name, sql, ownTransaction])).toEqual([
    ['20260101_a', 'SELECT 1', true],
    ['20260102_b', '-- no-transaction\nSELECT 2', false],
  ])
})

it('takes other line ends for the same file, other words not', () => {
  add('a', 'SELECT 1;\nSELECT 2;\n')
  add('b', 'SELECT 1;\r\nSELECT 2;\r\n')
  add('c', 'SELECT 1;\nSELECT 3;\n')
  const [a, b, c] = readMigrations(dir)
  if (!a || !b || !c) throw new Error('three were written')
  expect([isSameMigration(a, b.checksum), isSameMigration(b, a.checksum), isSameMigration(c, a.checksum)]).toEqual([
    true,
    true,
    false,
  ])
  // sha256sum of the file
  expect(a.checksum).toBe('82efb67f3010c6eb7ead02e4f6d9550633dbc1407f99aa487468e7b2567aebbc')
})
