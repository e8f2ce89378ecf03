import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { emptyDatabase } from '../../../support/database.ts'

const script = join(import.meta.dirname, '../../../../prisma/migrate.ts')

/** `npm run migrate`, as a shell runs it. */
function migrateCommand(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, DATABASE_URL: undefined } })
  let said = ''
  const hear = (bytes: Buffer) => {
    said += bytes.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, said })
    })
  })
}

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

it('two of them at once make one database, and a third has nothing to do', async () => {
  const { url } = await emptyDatabase()
  const both = await Promise.all([migrateCommand('--url', url), migrateCommand('--url', url)])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both.filter(({ said }) => said.includes('applied'))).toHaveLength(1)
  const third = await migrateCommand('--url', url)
  expect([third.code, third.said]).toEqual([0, expect.stringContaining('is up to date')])
  expect(await sql(url, 'SELECT count(*)::int AS users FROM users')).toEqual([{ users: 0 }])
})

it('refuses a database that is newer than the program, and touches nothing in it', async () => {
  const { url } = await emptyDatabase()
  await migrateCommand('--url', url)
  await sql(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ('later', 'x', '29990101000000_later', now(), now(), 1)`,
  )
  const before = await sql(url, 'SELECT * FROM _prisma_migrations ORDER BY id')
  const { code, said } = await migrateCommand('--url', url)
  expect(code).toBe(1)
  expect(said).toMatch(/^[A-Z_]*NEWER: /)
  expect(await sql(url, 'SELECT * FROM _prisma_migrations ORDER BY id')).toEqual(before)
})

it('says what is missing or wrong, never the password', async () => {
  const nothing = await migrateCommand()
  expect([nothing.code, nothing.said]).toEqual([2, expect.stringContaining('usage:')])
  const wrong = await migrateCommand('--url', 'postgresql://ana:hidden-word@127.0.0.1:1/farm')
  expect(wrong.code).toBe(1)
  expect(wrong.said).toContain('127.0.0.1')
  expect(wrong.said).not.toContain('hidden-word')
})
