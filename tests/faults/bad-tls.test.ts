import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, createServer, type SecureVersion, type TlsOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { testMail } from '../../electron/connections/mail/mail-test.ts'
import { testBroker } from '../../electron/connections/mqtt/broker-test.ts'
import { testProvider } from '../../electron/connections/openid/provider-test.ts'
import { testDatabase } from '../../electron/platform/database/index.ts'
import { testDeps } from '../support/database.ts'
import { listeningHost } from '../support/listening-host.ts'
import { createAuthority, type OwnAuthority } from '../support/own-authority.ts'
import { smallPageDoor } from '../support/small-doors.ts'

let folder = ''
let authority: OwnAuthority
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bad-tls-'))
  authority = createAuthority(folder)
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const signal = new AbortController().signal
type Step = { ok: boolean | 'warn' }
async function lastOf<S extends Step>(steps: AsyncIterable<S>): Promise<S | undefined> {
  let last: S | undefined
  for await (const step of steps) last = step
  return last
}

/** Each way out of this program that is encrypted, to this port of this computer. */
const ways: Record<string, (port: number) => Promise<Step | undefined>> = {
  broker: (port) =>
    lastOf(
      testBroker(
        { url: `mqtts://localhost:${port}`, clientId: 'mash', ca: authority.ca, protocolVersion: 'auto', older: false },
        signal,
      ),
    ),
  mail: (port) =>
    lastOf(
      testMail(
        {
          ...{ host: 'localhost', port, security: 'tls', username: 'farm', password: 'Lihim-2026' },
          ...{ from: 'farm@farm.test', fromName: '', ca: authority.ca },
        },
        { to: 'ana@farm.test', subject: '', text: '', html: '' },
        signal,
      ),
    ),
  provider: (port) =>
    lastOf(testProvider({ server: `https://localhost:${port}`, clientId: 'mash', clientSecret: 'Lihim-2026' }, signal)),
}

async function tlsServer(names: string, options: TlsOptions = {}, validDays?: number) {
  const { certFile, keyFile } = authority.issue(`server-${names.length}-${validDays ?? 2}`, names, validDays)
  const heard: string[] = []
  const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certFile), ...options }, (socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => heard.push(bytes.toString('latin1')))
    socket.write('220 mail\r\n')
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((listening) => {
    server.listen(0, listening)
  })
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, heard: () => heard.join('') }
}

const old: TlsOptions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
describe.each(Object.keys(ways))('the way to the %s', (way) => {
  it.each<[string, string, TlsOptions, number?]>([
    ['speaks only what is older than TLS 1.2', 'DNS:localhost', old],
    ['shows the certificate of another name', 'DNS:other.example', {}],
    ['shows one that has expired', 'DNS:localhost', {}, -1],
  ])('is not gone when the server %s, and nothing is said on it', async (_what, names, options, validDays) => {
    const server = await tlsServer(names, options, validDays)
    expect(await ways[way]?.(server.port)).toMatchObject({ ok: false })
    expect(server.heard()).not.toMatch(/Lihim|EHLO|MQTT|GET/)
  })
})

it.each(['S', 'N', 'E'])(
  'the way to a database that must be encrypted is not gone when it answers %j',
  async (answer) => {
    const heard: string[] = []
    const host = await listeningHost((socket) => {
      socket.on('data', (bytes) => {
        heard.push(bytes.toString('latin1'))
        socket.write(heard.length === 1 ? answer : 'R\0\0\0\x08\0\0\0\0')
      })
    })
    onTestFinished(() => host.stop())
    const url = `postgresql://farm:Lihim-2026@127.0.0.1:${host.port}/farm?sslmode=require`
    const { migrationsDir } = testDeps
    expect(await lastOf(testDatabase(url, { migrationsDir, connectMs: 2000 }))).toMatchObject({ ok: false })
    // Not even the name of the person, which comes first.
    expect(heard.slice(0, 1).join('')).toHaveLength(8)
    expect(heard.join('')).not.toMatch(/farm|Lihim/)
  },
)

/** What version they agree on; `none`: the door does not answer in it. */
const spokenWith = (port: number, version: SecureVersion) =>
  new Promise<string>((resolve) => {
    const own = { host: '127.0.0.1', port, rejectUnauthorized: false, servername: 'localhost' }
    // Without the lower level our own side would refuse the old ones, and the door would not be asked.
    const socket = connect({ ...own, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' })
    socket.once('secureConnect', () => {
      resolve(socket.getProtocol() ?? 'none')
      socket.destroy()
    })
    socket.once('error', () => {
      resolve('none')
    })
  })

it.each([
  ['TLSv1', 'none'],
  ['TLSv1.1', 'none'],
  ['TLSv1.2', 'TLSv1.2'],
  ['TLSv1.3', 'TLSv1.3'],
] as const)('our own door asked in %s answers in %s', async (version, spoken) => {
  const { certFile, keyFile } = authority.issue('own-door', 'DNS:localhost', 2)
  const tls = { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') }
  const door = await smallPageDoor({ tls })
  onTestFinished(() => door.close())
  expect(await spokenWith(door.port, version)).toBe(spoken)
})
