import * as neon from '@neondatabase/serverless'
import { PrismaNeon } from '@prisma/adapter-neon'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Client, type ClientConfig, type PoolConfig } from 'pg'
import { WebSocket } from 'ws'
import { guardParser } from './guard-parser.ts'
import { limitSession } from './limit-session.ts'
import type { SqlSession } from './migrate.ts'
import type { ServerAddress } from './server-url.ts'
import { farmSchema, pooledOptions, quoted, sessionOptions, unlikeRelied } from './session-settings.ts'

/** Time limits of a server connection in milliseconds; why each: see the defaults. */
export interface ServerTiming {
  /** To get a connection. A database that sleeps takes several seconds to wake. */
  connectMs: number
  /** A socket that went silent (sleep, VPN, Wi-Fi) would hang for ever without it. */
  queryMs: number
  /** The server's own limit, a little shorter, so that it answers before we give up. */
  statementMs: number
  /** Shorter than the five minutes after which Neon suspends, so that we never keep it awake. */
  idleMs: number
  /** How long a TCP handshake may take before we hold the port for blocked. */
  blockedMs: number
  /** How long opening keeps trying. */
  openMs: number
  /** How long a read or a safe write keeps trying. */
  patienceMs: number
}

export const defaultTiming: ServerTiming = {
  connectMs: 10_000,
  queryMs: 20_000,
  statementMs: 15_000,
  idleMs: 60_000,
  blockedMs: 4_000,
  openMs: 30_000,
  patienceMs: 20_000,
}

export type Transport = { kind: 'tcp' } | { kind: 'websocket'; proxy: string | undefined }

const applicationName = 'mash-desktop'

/**
 * The driver adapter for Prisma's client, over either road, and the pool below it once that is connected.
 * `onIdleLoss`: a connection broke while nothing ran on it.
 */
export function adapterFor(
  address: ServerAddress,
  transport: Transport,
  { timing, schema, onIdleLoss }: { timing: ServerTiming; schema: string; onIdleLoss: () => void },
): ServerAdapter {
  const config = {
    connectionString: address.url,
    max: 5,
    idleTimeoutMillis: timing.idleMs,
    connectionTimeoutMillis: timing.connectMs,
    query_timeout: timing.queryMs,
    options: address.isPooled
      ? pooledOptions(address.options)
      : sessionOptions(address.options, { search_path: quoted(schema) }),
    application_name: applicationName,
    // PgBouncer refuses a connection that brings statement_timeout; there query_timeout alone must do.
    ...(address.isPooled ? {} : { statement_timeout: timing.statementMs }),
  }
  const options = { onPoolError: onIdleLoss, schema }
  if (transport.kind === 'tcp') {
    return withPool(
      new PrismaPg({ ...config, keepAlive: true, Client: TcpClient } satisfies PoolConfig, options),
      () => undefined,
    )
  }
  return withPool(new PrismaNeon(config, options), (pool) => {
    pool.Client = webSocketClient(transport.proxy)
  })
}

export interface ServerAdapter {
  factory: SqlDriverAdapterFactory
  /** Undefined until the client is connected. */
  pool: () => QueryPool | undefined
}

/** What both drivers' pools have. */
export interface QueryPool {
  connect(): Promise<{
    query(text: string, values?: unknown[]): Promise<unknown>
    release(isBroken?: boolean): void
    on(event: 'error', listener: () => void): unknown
    removeListener(event: 'error', listener: () => void): unknown
  }>
}

function withPool<P extends QueryPool>(
  factory: Omit<SqlDriverAdapterFactory, 'connect'> & {
    connect(): Promise<SqlDriverAdapter & { underlyingDriver(): P }>
  },
  prepare: (pool: P) => void,
): ServerAdapter {
  let pool: P | undefined
  return {
    pool: () => pool,
    factory: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      async connect() {
        const adapter = await factory.connect()
        pool = adapter.underlyingDriver()
        prepare(pool)
        return adapter
      },
    },
  }
}

class TcpClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    guardParser(this.connection)
  }
}

export interface DirectConnection {
  session: SqlSession
  /** Where the farm's tables are; the session looks nowhere else. */
  schema: string
  /** Also needed by the connection test, for what only the driver knows. */
  client: Client | neon.Client
  /** Ends it where it stands: what waits for an answer fails. */
  cut: (why: string) => void
  close: () => Promise<void>
}

/**
 * One session past the pooler, without time limits on statements: a migration may take its time.
 * @throws what the driver throws; `refusalOf` names it
 */
export async function connectDirectly(
  address: ServerAddress,
  transport: Transport,
  timing: Pick<ServerTiming, 'connectMs'>,
): Promise<DirectConnection> {
  const { client, cut, close } = clientFor(transport, {
    connectionString: address.directUrl,
    connectionTimeoutMillis: timing.connectMs,
    options: sessionOptions(address.options, { statement_timeout: '0' }),
    application_name: applicationName,
  })
  const session = sessionOn(client)
  try {
    await client.connect()
    const schema = await inTime(timing.connectMs, cut, () => lookInOneSchema(session))
    return { client, session, schema, cut, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

/**
 * Which address the pool goes by. A pooler takes hardly any option of a session; where what it gives is not what we rely
 * on, or the farm is not where such a session looks, the farm is asked past it.
 */
export async function poolAddress(
  address: ServerAddress,
  transport: Transport,
  { timing, schema }: { timing: Pick<ServerTiming, 'connectMs'>; schema: string },
): Promise<ServerAddress> {
  if (!address.isPooled) return address
  const { client, cut, close } = clientFor(transport, {
    connectionString: address.url,
    connectionTimeoutMillis: timing.connectMs,
    options: pooledOptions(address.options),
    application_name: applicationName,
  })
  try {
    await client.connect()
    const session = sessionOn(client)
    const isRelied = await inTime(timing.connectMs, cut, async () => {
      const [row] = await session.query('SELECT pg_catalog.current_schema() AS schema')
      return row?.['schema'] === schema && (await unlikeRelied(session)).length === 0
    })
    return isRelied ? address : { ...address, url: address.directUrl, isPooled: false }
  } finally {
    await close().catch(() => undefined)
  }
}

function clientFor(transport: Transport, config: ClientConfig & neon.ClientConfig) {
  const NeonClient = webSocketClient(transport.kind === 'websocket' ? transport.proxy : undefined)
  const client = transport.kind === 'tcp' ? new TcpClient(config) : new NeonClient(config)
  // A connection that breaks while nothing runs only says so here; the next query fails by itself.
  client.on('error', () => undefined)
  return { client, ...limitSession(client) }
}

/** Gives the schema of the farm; the session looks in no other from then on. */
async function lookInOneSchema(session: SqlSession): Promise<string> {
  const schema = await farmSchema(session)
  await session.query(`SET search_path TO ${quoted(schema)}`)
  return schema
}

/** Who let us in may say nothing more: then the connection is cut, and what waits for an answer fails. */
async function inTime<T>(ms: number, cut: (why: string) => void, ask: () => Promise<T>): Promise<T> {
  const late = setTimeout(cut, ms, 'the server did not answer in time')
  try {
    return await ask()
  } finally {
    clearTimeout(late)
  }
}

interface QueryRunner {
  query(sql: string, params?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

function sessionOn(client: QueryRunner): SqlSession {
  return {
    // Without parameters the driver sends the text as one simple query: a whole script, functions and all.
    exec: async (script) => {
      await client.query(script)
    },
    query: async (sql, params = []) => (await client.query(sql, params)).rows,
  }
}

/**
 * Neon's client, set up per class and not in its global configuration, so that two databases do not meet there.
 * Without a proxy it speaks wss to port 443 of the host itself, which only Neon answers.
 */
function webSocketClient(proxy: string | undefined): typeof neon.Client {
  return class extends neon.Client {
    constructor(config?: string | neon.ClientConfig) {
      super(config)
      guardParser(this.connection)
      // Node's own WebSocket reports errors as events without a message.
      this.neonConfig.webSocketConstructor = WebSocket
      if (proxy === undefined) return
      const { host, pathname, protocol } = new URL(proxy)
      this.neonConfig.useSecureWebSocket = protocol === 'wss:'
      this.neonConfig.wsProxy = (targetHost, targetPort) => `${host}${pathname}?address=${targetHost}:${targetPort}`
      // Only Neon takes a password before it asked for one.
      this.neonConfig.pipelineConnect = false
    }
  }
}
