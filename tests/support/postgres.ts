import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

export interface Postgres {
  readonly port: number
  url(database: string): string
  /** Makes an empty database, or a copy of another one. */
  createDatabase(name: string, template?: string): Promise<void>
  dropDatabase(name: string): Promise<void>
  /** One statement as superuser, for what a test wants to look at from outside. */
  sql(database: string, statement: string, params?: unknown[]): Promise<Record<string, unknown>[]>
  /** A fast shutdown: connections are cut, the data stays. */
  stop(): Promise<void>
  /** Starts again on the same port after `stop` or `kill9`. */
  start(): Promise<void>
  restart(): Promise<void>
  kill9(): Promise<void>
  /** Stops and removes everything. */
  remove(): Promise<void>
}

export interface PostgresOptions {
  /** Off only where nothing is cut. */
  fsync?: boolean
  /** A key and its certificate, as PEM: the server speaks TLS as well. */
  tls?: { key: string; certificate: string }
}

const superuser = 'mash'
const startLimitMs = 60_000
// PostgreSQL refuses to run as root; this is Debian's user nobody.
const runAs = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** A PostgreSQL of our own in a temporary folder, on 127.0.0.1 and a free port. */
export async function startPostgres(options: PostgresOptions = {}): Promise<Postgres> {
  const dir = mkdtempSync(join(tmpdir(), 'mash-pg-'))
  if (runAs.uid !== undefined) chownSync(dir, runAs.uid, runAs.gid)
  const data = join(dir, 'data')
  const bin = binDir()
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', superuser, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...runAs, encoding: 'utf8', cwd: dir },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error?.message ?? ''}`)
  // Whoever is a member of this role needs a password; everybody else is trusted.
  writeFileSync(
    join(data, 'pg_hba.conf'),
    'host all +needs_password 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n',
  )
  for (const [name, text] of Object.entries(options.tls ?? {})) {
    const file = join(data, `${name}.pem`)
    writeFileSync(file, text, { mode: 0o600 })
    if (runAs.uid !== undefined) chownSync(file, runAs.uid, runAs.gid)
  }
  const port = await freePort()
  let server: ChildProcess | undefined

  const url = (database: string) => `postgresql://${superuser}@127.0.0.1:${port}/${database}`
  const sql = async (database: string, statement: string, params: unknown[] = []) => {
    const client = new Client({ connectionString: url(database) })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(statement, params)).rows
    } finally {
      await client.end()
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = server
    server = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    ending.kill(signal)
    await once(ending, 'exit')
  }
  const start = async () => {
    server = launch({ bin, data, port, dir, options })
    await untilReady(() => sql('postgres', 'SELECT 1'), server)
  }
  await start()
  return {
    port,
    url,
    sql,
    start,
    stop: () => end('SIGINT'),
    kill9: () => end('SIGKILL'),
    async restart() {
      await end('SIGINT')
      await start()
    },
    async createDatabase(name, template) {
      await sql('postgres', `CREATE DATABASE "${name}"${template === undefined ? '' : ` TEMPLATE "${template}"`}`)
    },
    async dropDatabase(name) {
      await sql('postgres', `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    },
    async remove() {
      await end('SIGINT')
      rmSync(dir, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

function launch(at: { bin: string; data: string; port: number; dir: string; options: PostgresOptions }): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(at.port),
    unix_socket_directories: '',
    max_connections: '200',
    ...(at.options.fsync === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...(at.options.tls ? { ssl: 'on', ssl_key_file: 'key.pem', ssl_cert_file: 'certificate.pem' } : {}),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return spawn(join(at.bin, 'postgres'), ['-D', at.data, ...args], { ...runAs, stdio: 'ignore', cwd: at.dir })
}

async function untilReady(ask: () => Promise<unknown>, server: ChildProcess): Promise<void> {
  const end = Date.now() + startLimitMs
  for (;;) {
    try {
      await ask()
      return
    } catch (cause) {
      if (server.exitCode !== null) throw new Error(`postgres ended with code ${server.exitCode}`, { cause })
      if (Date.now() > end) throw new Error('postgres did not become ready', { cause })
      await delay(50)
    }
  }
}

// Debian keeps the server's own programs outside PATH, one folder per major version.
export function binDir(): string {
  const debian = '/usr/lib/postgresql'
  const majors = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const inDebian = majors.map((major) => join(debian, major, 'bin'))
  const inPath = (process.env['PATH'] ?? '').split(':')
  const found = [...inDebian, ...inPath].find((dir) => existsSync(join(dir, 'initdb')))
  if (found === undefined) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  return found
}

/** A port that was free a moment ago on 127.0.0.1. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
