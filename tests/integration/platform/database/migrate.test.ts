import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../../electron/platform/database/migrate.ts'
import { type MigrationFile, readMigrations } from '../../../../electron/platform/database/migration-files.ts'
import { connectDirectly, type DirectConnection } from '../../../../electron/platform/database/server-connection.ts'
import { parseServerUrl } from '../../../../electron/platform/database/server-url.ts'
import { emptyDatabase } from '../../../support/database.ts'
import { until } from '../../../support/until.ts'

const root = mkdtempSync(join(tmpdir(), 'mash-migrations-'))
const open: DirectConnection[] = []
let url = ''

beforeEach(async () => {
  url = (await emptyDatabase()).url
})
afterAll(async () => {
  await Promise.all(open.map((connection) => connection.close()))
  rmSync(root, { recursive: true })
})

async function connect(): Promise<DirectConnection> {
  const address = parseServerUrl(url)
  if (!address.ok) throw new Error(address.refusal.code)
  const connection = await connectDirectly(address.value, { kind: 'tcp' }, { connectMs: 10_000 })
  open.push(connection)
  return connection
}

/** A folder of migrations as a developer would have it. */
function folder(scripts: Record<string, string>): string {
  const dir = mkdtempSync(join(root, 'm-'))
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(join(dir, name))
    writeFileSync(join(dir, name, 'migration.sql'), sql)
  }
  return dir
}
const files = (scripts: Record<string, string>): MigrationFile[] => readMigrations(folder(scripts))

const first = { '1_chambers': 'CREATE TABLE chambers (id int PRIMARY KEY);\nINSERT INTO chambers VALUES (1);\n' }
// A function body full of semicolons: it must reach the server as one script.
const second = {
  '2_count': `CREATE FUNCTION chamber_count() RETURNS int LANGUAGE plpgsql AS $$
BEGIN PERFORM 1; RETURN (SELECT count(*) FROM chambers); END $$;
INSERT INTO chambers VALUES (2); -- 'it''s; fine'`,
}

const tables = async () =>
  (await (await connect()).session.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)).map(
    (row) => row['tablename'],
  )
const history = async () =>
  (await connect()).session.query(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS undone,
            applied_steps_count AS steps, logs FROM _prisma_migrations ORDER BY started_at`,
  )

describe('migrate', () => {
  it('lets exactly one of five runners work, whole', async () => {
    const runners = await Promise.all(Array.from({ length: 5 }, connect))
    const applied = await Promise.all(runners.map(({ session }) => migrate(session, files({ ...first, ...second }))))
    expect(applied.filter((names) => names.length > 0)).toEqual([['1_chambers', '2_count']])
    expect(await (await connect()).session.query('SELECT chamber_count() AS n')).toEqual([{ n: 2 }])
  })

  it('records what Prisma would record', async () => {
    await migrate((await connect()).session, files(first))
    expect(await history()).toEqual([
      {
        migration_name: '1_chambers',
        // printf of the file's bytes | sha256sum
        checksum: '929e3249c1dd317be3e7a02f018a2bcef7289149319914727952d7b9964cf739',
        finished: true,
        undone: false,
        steps: 1,
        logs: null,
      },
    ])
  })

  it('takes a file whose line ends were changed by a checkout', async () => {
    await migrate((await connect()).session, files(first))
    const crlf = { '1_chambers': first['1_chambers'].replaceAll('\n', '\r\n') }
    expect(await migrate((await connect()).session, files(crlf))).toEqual([])
  })

  it.each([
    ['NEWER', first, `UPDATE _prisma_migrations SET migration_name = '9_future'`],
    ['EDITED', { '1_chambers': 'CREATE TABLE chambers (id bigint PRIMARY KEY);', ...second }, 'SELECT 1'],
    [
      'HALF_APPLIED',
      { ...first, ...second },
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'y', '2_count')`,
    ],
  ])('refuses %s and touches nothing', async (code, scripts, doctor) => {
    const { session } = await connect()
    await migrate(session, files(first))
    await session.exec(doctor)
    const before = [await history(), await tables()]
    await expect(migrate(session, files(scripts))).rejects.toMatchObject({ name: 'DatabaseRefused', code })
    expect([await history(), await tables()]).toEqual(before)
  })

  it('undoes a migration that fails, says so, and applies the mended one', async () => {
    const { session } = await connect()
    const broken = { ...first, '2_bad': 'CREATE TABLE left_over (id int); SELECT 1 / 0;' }
    await expect(migrate(session, files(broken))).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('division by zero') as string,
    })
    expect(await tables()).toEqual(['_prisma_migrations', 'chambers'])
    expect(await migrate(session, files({ ...first, '2_bad': 'SELECT 1;' }))).toEqual(['2_bad'])
    expect((await history()).map((row) => [row['migration_name'], row['finished'], row['undone']])).toEqual([
      ['1_chambers', true, false],
      ['2_bad', false, true],
      ['2_bad', true, false],
    ])
  })

  it('runs a statement that needs to be outside a transaction', async () => {
    const own = { '2_index': '-- no-transaction\nCREATE INDEX CONCURRENTLY idx_chambers ON chambers (id)' }
    expect(await migrate((await connect()).session, files({ ...first, ...own }))).toEqual(['1_chambers', '2_index'])
  })

  it('gives up on a lock that is never let go', async () => {
    const { session } = await connect()
    await (await connect()).session.query('SELECT pg_advisory_lock(72707369)')
    await expect(migrate(session, files(first), { lockTimeoutMs: 300 })).rejects.toMatchObject({ code: 'LOCKED' })
  })

  it('survives kill -9 in the middle', async () => {
    const slow = folder({ ...first, '2_slow': 'CREATE TABLE half (id int); SELECT pg_sleep(2);' })
    const child = runMigrations(slow)
    const { session } = await connect()
    await until('the slow migration runs', async () => {
      const [row] = await session.query(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep(2)%' AND pid <> pg_backend_pid() AND datname = current_database()`,
      )
      return row?.['n'] === 1
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await tables()).toEqual(['_prisma_migrations', 'chambers'])

    const mended = { ...first, '2_slow': 'CREATE TABLE half (id int);' }
    expect(await migrate(session, files(mended))).toEqual(['2_slow'])
    expect((await history()).filter((row) => !row['finished'])).toMatchObject([
      { migration_name: '2_slow', undone: true },
    ])
  })
})

function runMigrations(dir: string): ChildProcess {
  const database = new URL('../../../../electron/platform/database/', import.meta.url)
  const script = `
    const { migrate } = await import('${new URL('migrate.ts', database).href}')
    const { readMigrations } = await import('${new URL('migration-files.ts', database).href}')
    const { connectDirectly } = await import('${new URL('server-connection.ts', database).href}')
    const { parseServerUrl } = await import('${new URL('server-url.ts', database).href}')
    const { session } = await connectDirectly(parseServerUrl(process.argv[1]).value, { kind: 'tcp' }, { connectMs: 10_000 })
    await migrate(session, readMigrations(process.argv[2]))`
  return spawn(process.execPath, ['--input-type=module', '-e', script, url, dir], { stdio: 'inherit' })
}
