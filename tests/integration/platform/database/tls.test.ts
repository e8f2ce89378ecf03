import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ConnectionTestStep, openDatabase, testDatabase } from '../../../../electron/platform/database/index.ts'
import { testDeps } from '../../../support/database.ts'
import { type Postgres, startPostgres } from '../../../support/postgres.ts'

const dir = mkdtempSync(join(tmpdir(), 'mash-tls-'))
const certificate = join(dir, 'certificate.pem')
let postgres: Postgres

beforeAll(async () => {
  const key = join(dir, 'key.pem')
  const subject = ['-subj', '/O=Test Farm/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const made = spawnSync('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ])
  if (made.status !== 0) throw new Error(`openssl: ${String(made.error ?? made.stderr)}`)
  const tls = { key: readFileSync(key, 'utf8'), certificate: readFileSync(certificate, 'utf8') }
  postgres = await startPostgres({ fsync: false, tls })
  await postgres.createDatabase('farm')
})
afterAll(async () => {
  await postgres.remove()
  rmSync(dir, { recursive: true })
})

const address = (host: string, query: string) => postgres.url('farm').replace('127.0.0.1', host) + query
const trusted = () => `&sslrootcert=${encodeURIComponent(certificate)}`

it('opens over TLS when the certificate fits the host', async () => {
  const url = address('localhost', `?sslmode=require${trusted()}`)
  const own = await openDatabase({ kind: 'server', url }, testDeps)
  expect(await own.db.$queryRaw`SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()`).toEqual([{ ssl: true }])
  await own.close()

  const steps: ConnectionTestStep[] = []
  for await (const step of testDatabase(url, testDeps)) steps.push(step)
  expect(steps.find(({ step }) => step === 'encrypted')).toMatchObject({
    ok: true,
    detail: 'ENCRYPTED',
    data: { protocol: 'TLSv1.3', issuer: 'Test Farm' },
  })
})

it.each([
  ['an unknown issuer', () => address('localhost', '?sslmode=require')],
  ['a host the certificate does not name', () => address('127.0.0.1', `?sslmode=verify-ca${trusted()}`)],
])('refuses %s', async (_what, url) => {
  await expect(openDatabase({ kind: 'server', url: url() }, testDeps)).rejects.toMatchObject({ code: 'TLS' })
})
