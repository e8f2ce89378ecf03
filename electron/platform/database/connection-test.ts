import { TLSSocket } from 'node:tls'
import { foreignWords } from '../foreign-words.ts'
import type { DatabaseRefusalCode } from './database-refused.ts'
import { DatabaseRefused } from './database-refused.ts'
import { inspectMigrations } from './migrate.ts'
import { type MigrationFile, readMigrations } from './migration-files.ts'
import { refusalOf } from './refusal-of.ts'
import { connectDirectly, type DirectConnection, type Transport } from './server-connection.ts'
import { tcpAnswers } from './server-reach.ts'
import { parseServerUrl, type ServerAddress, type UrlReject } from './server-url.ts'
import { refuseReadOnly } from './session-settings.ts'

/** One line of a live test. `detail` is a code for the page to translate, `data` what it puts into the sentence. */
export interface ConnectionTestStep {
  step: 'address' | 'answers' | 'accepted' | 'encrypted' | 'farm' | 'clock'
  ok: boolean | 'warn'
  detail: ConnectionTestDetail
  data?: Record<string, string | number>
}

export type ConnectionTestDetail =
  | UrlReject['code']
  | DatabaseRefusalCode
  | 'ADDRESS' // host, port, database, user
  | 'ANSWERS' // ms
  | 'PORT_BLOCKED' // the WebSocket is tried instead
  | 'NO_ANSWER'
  | 'ACCEPTED' // user, server, ms
  | 'FAILED' // message
  | 'ENCRYPTED' // protocol, issuer, validTo
  | 'ENCRYPTED_WEBSOCKET'
  | 'PLAIN_LOCAL'
  | 'PLAIN'
  | 'EMPTY'
  | 'FARM' // applied, pending
  | 'FARM_NEWER' // migration
  | 'OTHER_TABLES' // tables
  | 'CLOCK' // offsetMs: the server's clock minus ours

export interface ConnectionTestDeps {
  migrationsDir: string
  webSocketProxy?: string
  connectMs?: number
  answerMs?: number
}

const clockToleranceMs = 5_000
const answerMs = 5_000
/** For the few questions that are asked once it has let us in. */
const questionsMs = 30_000

/** Tries an address and says each step as it happens; it stops at the first that fails and changes nothing. */
export async function* testDatabase(
  url: string,
  deps: ConnectionTestDeps,
): AsyncGenerator<ConnectionTestStep, void, undefined> {
  const parsed = parseServerUrl(url)
  if (!parsed.ok) return yield { step: 'address', ok: false, detail: parsed.refusal.code }
  const address = parsed.value
  const { host, port, database, user } = address
  yield { step: 'address', ok: true, detail: 'ADDRESS', data: { host, port, database, user } }

  const ms = await tcpAnswers(address, answerMs)
  const canWebSocket = address.isNeon || deps.webSocketProxy !== undefined
  if (ms === null && !canWebSocket)
    return yield { step: 'answers', ok: false, detail: 'NO_ANSWER', data: { host, port } }
  yield ms === null
    ? { step: 'answers', ok: 'warn', detail: 'PORT_BLOCKED', data: { port } }
    : { step: 'answers', ok: true, detail: 'ANSWERS', data: { ms: Math.round(ms) } }
  const transport: Transport = ms === null ? { kind: 'websocket', proxy: deps.webSocketProxy } : { kind: 'tcp' }

  const begun = performance.now()
  const connection = await connectDirectly(address, transport, { connectMs: deps.connectMs ?? 15_000 }).catch(
    (error: unknown) => refusedStep(error, address),
  )
  if ('step' in connection) return yield connection
  const late = setTimeout(connection.cut, deps.answerMs ?? questionsMs, 'the server did not answer in time')
  try {
    yield await acceptedStep(connection, performance.now() - begun)
    yield encryptedStep(connection, address, transport)
    await refuseReadOnly(connection.session)
    yield await farmStep(connection, readMigrations(deps.migrationsDir))
    yield await clockStep(connection)
  } catch (error) {
    yield refusedStep(error, address)
  } finally {
    clearTimeout(late)
    await connection.close()
  }
}

function refusedStep(error: unknown, address: ServerAddress): ConnectionTestStep {
  const refusal = refusalOf(error, address)
  if (refusal instanceof DatabaseRefused) {
    const step = refusal.code === 'TLS' ? 'encrypted' : 'accepted'
    return { step, ok: false, detail: refusal.code, data: refusal.data }
  }
  const message = foreignWords(refusal instanceof Error ? refusal.message : String(refusal))
  return { step: 'accepted', ok: false, detail: 'FAILED', data: { message } }
}

async function acceptedStep({ session }: DirectConnection, ms: number): Promise<ConnectionTestStep> {
  const [row] = await session.query(`SELECT current_user AS "user", current_setting('server_version') AS server`)
  const data = { user: String(row?.['user']), server: String(row?.['server']), ms: Math.round(ms) }
  return { step: 'accepted', ok: true, detail: 'ACCEPTED', data }
}

function encryptedStep({ client }: DirectConnection, address: ServerAddress, transport: Transport): ConnectionTestStep {
  const stream: unknown = Reflect.get(client.connection, 'stream')
  if (stream instanceof TLSSocket) {
    const { issuer, valid_to: validTo } = stream.getPeerCertificate()
    // Node gives an empty object when the other side showed none.
    const name = (issuer as Partial<typeof issuer> | undefined)?.O ?? ''
    const data = { protocol: stream.getProtocol() ?? '', issuer: String(name), validTo }
    return { step: 'encrypted', ok: true, detail: 'ENCRYPTED', data }
  }
  if (transport.kind === 'websocket' && !transport.proxy?.startsWith('ws:')) {
    return { step: 'encrypted', ok: true, detail: 'ENCRYPTED_WEBSOCKET' }
  }
  const isLocal = ['localhost', '127.0.0.1', '::1'].includes(address.host)
  return { step: 'encrypted', ok: isLocal ? true : 'warn', detail: isLocal ? 'PLAIN_LOCAL' : 'PLAIN' }
}

async function farmStep({ session }: DirectConnection, files: MigrationFile[]): Promise<ConnectionTestStep> {
  const { applied, pending, unknown } = await inspectMigrations(session, files)
  const [row] = await session.query(
    `SELECT (SELECT count(*)::int FROM pg_tables WHERE schemaname = current_schema()) AS tables,
            coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_create`,
  )
  const tables = Number(row?.['tables'])
  if (unknown[0] !== undefined)
    return { step: 'farm', ok: false, detail: 'FARM_NEWER', data: { migration: unknown[0] } }
  if (applied === 0 && tables > 0) return { step: 'farm', ok: false, detail: 'OTHER_TABLES', data: { tables } }
  if (pending.length > 0 && row?.['may_create'] !== true) return { step: 'farm', ok: false, detail: 'NO_RIGHTS' }
  if (applied === 0) return { step: 'farm', ok: true, detail: 'EMPTY' }
  return { step: 'farm', ok: true, detail: 'FARM', data: { applied, pending: pending.length } }
}

async function clockStep({ session }: DirectConnection): Promise<ConnectionTestStep> {
  const before = Date.now()
  const [row] = await session.query('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms')
  const offsetMs = Math.round(Number(row?.['ms']) - (before + Date.now()) / 2)
  return { step: 'clock', ok: Math.abs(offsetMs) <= clockToleranceMs || 'warn', detail: 'CLOCK', data: { offsetMs } }
}
