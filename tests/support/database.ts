import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import {
  type DatabaseTarget,
  type Db,
  type OpenDatabase,
  openDatabase,
} from '../../electron/platform/database/index.ts'
import { copyEmptyDatabase, spawnTaskWorker, testDeps } from './empty-database.ts'

export { spawnTaskWorker, testDeps }

export interface Database {
  open: OpenDatabase
  db: Db
  /** What to open it by a second time. */
  target: DatabaseTarget
  /** The server's address, or the folder. */
  url: string
  /** Closes and removes it. */
  drop(): Promise<void>
}

/** A database of this file's own on the run's PostgreSQL, cloned from one that ran every migration. */
export async function freshDatabase(): Promise<Database> {
  const { name, url } = await emptyDatabase(inject('postgresTemplate'))
  const target: DatabaseTarget = { kind: 'server', url, transport: 'tcp' }
  const open = await openDatabase(target, testDeps)
  const drop = async () => {
    await open.close()
    await asSuperuser('postgres', `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
  return { open, db: open.db, target, url, drop }
}

/** An unopened database on the run's PostgreSQL: empty, or a clone of `template`. */
export async function emptyDatabase(template?: string): Promise<{ name: string; url: string }> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await asSuperuser('postgres', `CREATE DATABASE "${name}"${template === undefined ? '' : ` TEMPLATE "${template}"`}`)
  return { name, url: serverUrl(name) }
}

/** An embedded database in a temporary folder of its own, copied from one that was made once in this run. */
export async function freshEmbedded(): Promise<Database> {
  const root = mkdtempSync(join(tmpdir(), 'mash-embedded-'))
  const dir = join(root, 'db')
  await copyEmptyDatabase(inject('embeddedTemplate'), dir)
  const target: DatabaseTarget = { kind: 'embedded', dir }
  const open = await openDatabase(target, testDeps)
  const drop = async () => {
    await open.close()
    rmSync(root, { recursive: true, force: true })
  }
  return { open, db: open.db, target, url: dir, drop }
}

const serverUrl = (database: string) => inject('postgresUrl').replace('{database}', database)

/** What its administrator does, one statement after the other. */
export async function asSuperuser(database: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: serverUrl(database) })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
