import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface MigrationFile {
  name: string
  sql: string
  /** Lower-case hex SHA-256 of the bytes of the file, as Prisma stores it. */
  checksum: string
  /** First line `-- no-transaction`: one statement that PostgreSQL refuses inside a transaction. */
  ownTransaction: boolean
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The migrations of a folder in the order in which they are applied. */
export function readMigrations(dir: string): MigrationFile[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: sha256(sql), ownTransaction: !/^--\s*no-transaction\b/.test(sql) }
    })
}

/** Prisma takes a file as unchanged when only its line ends differ (a checkout on Windows). */
export function isSameMigration(file: MigrationFile, storedChecksum: string): boolean {
  const lf = file.sql.replaceAll('\r\n', '\n')
  return [file.checksum, sha256(lf), sha256(lf.replaceAll('\n', '\r\n'))].includes(storedChecksum)
}
