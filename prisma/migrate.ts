// node prisma/migrate.ts --url postgresql://user:password@host:5432/database [--websocket ws://proxy]
// Applies the migrations that are missing, as the application does at start. Exit codes: 0 done or nothing to do,
// 1 refused or failed (the reason is printed), 2 called wrongly. The address may also come from DATABASE_URL.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { DatabaseRefused } from '../electron/platform/database/database-refused.ts'
import { migrate } from '../electron/platform/database/migrate.ts'
import { readMigrations } from '../electron/platform/database/migration-files.ts'
import { refusalOf, refusalOfUrl } from '../electron/platform/database/refusal-of.ts'
import { connectDirectly, type Transport } from '../electron/platform/database/server-connection.ts'
import { describeAddress, parseServerUrl } from '../electron/platform/database/server-url.ts'

// Beside this file in the sources, two folders up from the bundle in dist/main.
const migrationsDir = [new URL('./migrations', import.meta.url), new URL('../../prisma/migrations', import.meta.url)]
  .map((url) => fileURLToPath(url))
  .find((dir) => existsSync(dir))

async function run(url: string, transport: Transport): Promise<void> {
  if (migrationsDir === undefined) throw new Error('the folder prisma/migrations is not here')
  const files = readMigrations(migrationsDir)
  const parsed = parseServerUrl(url)
  if (!parsed.ok) throw refusalOfUrl(parsed.refusal)
  const address = parsed.value
  try {
    const connection = await connectDirectly(address, transport, { connectMs: 30_000 })
    try {
      const applied = await migrate(connection.session, files, {
        onProgress: (migration, done, of) => console.log(`applying ${done + 1} of ${of}: ${migration}`),
      })
      const where = describeAddress(address)
      console.log(applied.length === 0 ? `${where} is up to date` : `${where}: ${applied.length} applied`)
    } finally {
      await connection.close()
    }
  } catch (error) {
    throw refusalOf(error, address)
  }
}

const { values } = parseArgs({ options: { url: { type: 'string' }, websocket: { type: 'string' } }, strict: true })
const url = values.url ?? process.env['DATABASE_URL']
if (url === undefined) {
  console.error(
    'usage: node prisma/migrate.ts --url postgresql://user:password@host:5432/database [--websocket ws://proxy]',
  )
  process.exit(2)
}
try {
  await run(url, values.websocket === undefined ? { kind: 'tcp' } : { kind: 'websocket', proxy: values.websocket })
} catch (error) {
  console.error(error instanceof DatabaseRefused ? `${error.code}: ${error.message}` : error)
  process.exitCode = 1
}
