// Global set-up of the integration and fault tests: one PostgreSQL per run, and in it a migrated database that every
// test file clones in a fraction of a second.
import type { TestProject } from 'vitest/node'
import { migrate } from '../../electron/platform/database/migrate.ts'
import { readMigrations } from '../../electron/platform/database/migration-files.ts'
import { connectDirectly } from '../../electron/platform/database/server-connection.ts'
import { parseServerUrl } from '../../electron/platform/database/server-url.ts'
import { migrationsDir } from '../../prisma/engine.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { openRunFolder } from './run-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's address with `{database}` in the place of a database's name. */
    postgresUrl: string
    /** The name of the migrated database to clone. */
    postgresTemplate: string
    /** Where the first test that needs one puts an embedded database for the others to copy. */
    embeddedTemplate: string
  }
}

const template = 'mash_template'

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres({ fsync: false })
  await makeTemplate(postgres)
  const folder = openRunFolder()
  project.provide('postgresUrl', postgres.url('{database}'))
  project.provide('postgresTemplate', template)
  project.provide('embeddedTemplate', folder.embeddedTemplate)
  return async () => {
    await postgres.remove()
    folder.remove()
  }
}

async function makeTemplate(postgres: Postgres): Promise<void> {
  await postgres.createDatabase(template)
  const address = parseServerUrl(postgres.url(template))
  if (!address.ok) throw new Error(address.refusal.code)
  const connection = await connectDirectly(address.value, { kind: 'tcp' }, { connectMs: 30_000 })
  try {
    await migrate(connection.session, readMigrations(migrationsDir))
  } finally {
    await connection.close()
  }
}
