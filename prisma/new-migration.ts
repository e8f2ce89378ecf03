// node prisma/new-migration.ts <name>   writes prisma/migrations/<time>_<name>/migration.sql: what prisma/schema has
//                                       and the migrations so far do not; read it and edit it before it lands
// node prisma/new-migration.ts --check  exits 1 and prints that SQL when there is any
// No server and no Rust engine: the migrations run on an in-memory PGlite, and the schema engine is WebAssembly.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { migrate, type SqlSession } from '../electron/platform/database/migrate.ts'
import { readMigrations } from '../electron/platform/database/migration-files.ts'
import { migrationsDir, schemaDrift } from './engine.ts'

async function missingSql(): Promise<string> {
  const pglite = new PGlite()
  try {
    const session: SqlSession = {
      exec: async (script) => {
        await pglite.exec(script)
      },
      query: async (sql, params) => (await pglite.query<Record<string, unknown>>(sql, params)).rows,
    }
    await migrate(session, readMigrations(migrationsDir))
    return await schemaDrift(new PrismaPGlite(pglite))
  } finally {
    await pglite.close()
  }
}

function writeMigration(name: string, sql: string): string {
  const time = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const dir = join(migrationsDir, `${time}_${name}`)
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'migration.sql')
  writeFileSync(file, sql)
  return file
}

const [argument = ''] = process.argv.slice(2)
if (argument !== '--check' && !/^[a-z][a-z0-9_]*$/.test(argument)) {
  console.error('usage: node prisma/new-migration.ts <name_in_snake_case> | --check')
  process.exit(2)
}
const sql = await missingSql()
if (argument === '--check') {
  console.log(sql === '' ? 'migrations and schema agree' : `missing in prisma/migrations:\n${sql}`)
  process.exitCode = sql === '' ? 0 : 1
} else {
  console.log(sql === '' ? 'nothing to do: migrations and schema agree' : writeMigration(argument, sql))
}
