import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { apiPath, type RateClass } from '../contract/public-calls.ts'
import type { Caller } from '../contract/routes.ts'
import type { ApiDesk, CheckedKey, OpenDoor, Taken } from '../features/keys/index.ts'
import type { Log } from '../platform/log.ts'
import { createApiCalls } from './api-calls.ts'
import { apiError } from './api-errors.ts'
import { createApiPapers } from './api-papers.ts'
import { type DoorAddress, isAllowed, pathOf } from './http-guard.ts'
import { listen, stopServer } from './http-server.ts'
import { memorySlot } from './session-cookie.ts'
import type { AppRouter } from './router.ts'

/** A caller that sends its request a byte at a time, or never reads its answer, holds a connection no longer than this. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2000,
  keepAliveTimeout: 5000,
  maxHeaderSize: 16 * 1024,
}
const idleMs = 60_000
const handshakeMs = 10_000
const mostConnections = 256

export type ApiDoorOptions = {
  router: AppRouter
  desk: ApiDesk
  log: Log
  version: string
  host: string
  /** 0 takes any free one. */
  port: number
  /** PEM texts. With them the door speaks https only. */
  tls: { key: string; cert: string } | null
  /** Shorter in tests. */
  headersTimeoutMs?: number
}

function send(response: ServerResponse, status: number, code: string, data?: unknown): void {
  if (status === 401) response.setHeader('www-authenticate', 'Bearer realm="MASH"')
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
    .end(JSON.stringify(apiError(status, code, data)))
}

/** The key of a request, from either of the two places; it goes no further than the check. */
function keyOf({ headers }: IncomingMessage): string {
  const own = headers['x-api-key']
  if (typeof own === 'string') return own.trim()
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}

function tellLimit(response: ServerResponse, { passes, limit, remaining, resetAt, retryAfterSeconds }: Taken): void {
  response.setHeader('x-ratelimit-limit', limit)
  response.setHeader('x-ratelimit-remaining', remaining)
  response.setHeader('x-ratelimit-reset', Math.ceil(resetAt.getTime() / 1000))
  if (!passes) response.setHeader('retry-after', retryAfterSeconds)
}

const addressOf = (request: IncomingMessage): string => request.socket.remoteAddress ?? ''
const textOf = (header: string | undefined): string | null => header?.slice(0, 400) ?? null

function callerOf(request: IncomingMessage, key: CheckedKey): Caller {
  return {
    via: 'api',
    apiKeyId: key.id,
    session: { ...memorySlot(null), set: () => undefined },
    deviceId: null,
    ipAddress: addressOf(request),
    userAgent: textOf(request.headers['user-agent']),
  }
}

/** What is known of a call when it is over, for the usage log. */
type Seen = { key: CheckedKey | null; endpoint: string; limited: boolean }

/** What answers one request. */
type Answering = {
  desk: ApiDesk
  calls: ReturnType<typeof createApiCalls>
  papers: ReturnType<typeof createApiPapers>
  door: DoorAddress
}

/** Whether the call may go on; if not, it is answered. */
async function take(desk: ApiDesk, call: { response: ServerResponse; seen: Seen; of: Parameters<ApiDesk['take']>[0] }) {
  const taken = await desk.take(call.of)
  tellLimit(call.response, taken)
  if (taken.passes) return true
  call.seen.limited = true
  send(call.response, 429, 'TOO_MANY_CALLS', { retryAfterSeconds: taken.retryAfterSeconds })
  return false
}

async function respond(
  { desk, calls, papers, door }: Answering,
  request: IncomingMessage,
  { response, seen }: { response: ServerResponse; seen: Seen },
): Promise<void> {
  /** By address: what needs no key apart from tries without a good one, which a lost board may make without end. */
  const asStranger = (asking: 'unauthenticated' | 'papers') =>
    take(desk, { response, seen, of: { address: addressOf(request), asking } })
  if (!isAllowed(request, { door, originNeeded: false })) {
    send(response, 403, 'FOREIGN_HOST')
    return
  }
  if (desk.isAway()) {
    send(response, 503, 'DATABASE_UNAVAILABLE')
    return
  }
  const paper = request.method === 'GET' ? papers.find(pathOf(request)) : null
  if (paper) {
    seen.endpoint = paper.name
    if (await asStranger('papers')) await paper.answer(request, response, door.secure)
    return
  }
  const matched = await calls.match(request)
  if (matched) seen.endpoint = matched.path
  const key = await desk.check(keyOf(request))
  seen.key = key
  if (!key) {
    if (await asStranger('unauthenticated')) send(response, 401, 'UNAUTHORIZED')
    return
  }
  const rateClass: RateClass = matched?.rateClass ?? 'standard'
  const { id: userId, role } = key.me
  if (!(await take(desk, { response, seen, of: { keyId: key.id, userId, role, rateClass } }))) return
  if (!matched) send(response, 404, 'NOT_FOUND')
  else await calls.run(request, response, callerOf(request, key))
}

/** Writes the call into the usage log once its answer has left, or its caller has. */
function recordOnClose(desk: ApiDesk, request: IncomingMessage, call: { response: ServerResponse; seen: Seen }): void {
  const { response, seen } = call
  const [started, sentBefore] = [performance.now(), request.socket.bytesWritten]
  response.on('close', () => {
    desk.record({
      keyId: seen.key?.id ?? null,
      userId: seen.key?.me.id ?? null,
      endpoint: apiPath + seen.endpoint,
      method: (request.method ?? '').slice(0, 10),
      statusCode: response.statusCode,
      responseTime: Math.round(performance.now() - started),
      requestSize: Number(request.headers['content-length'] ?? 0) || 0,
      responseSize: Math.max(0, request.socket.bytesWritten - sentBefore),
      ipAddress: addressOf(request),
      userAgent: textOf(request.headers['user-agent']),
      referer: textOf(request.headers.referer),
      rateLimitHit: seen.limited,
    })
  })
}

function createDoorServer({ tls, headersTimeoutMs }: ApiDoorOptions) {
  const limits = { ...patience, ...(headersTimeoutMs && { headersTimeout: headersTimeoutMs }) }
  const server = tls
    ? createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: handshakeMs })
    : createServer(limits)
  server.maxConnections = mostConnections
  server.setTimeout(idleMs)
  return server
}

/** The door for programs: `/api/v1` of the one router, with a key instead of a session. No cookies, no other origins. */
export async function openApiDoor(options: ApiDoorOptions): Promise<OpenDoor> {
  const { router, desk, log, host, tls } = options
  const server = createDoorServer(options)
  const port = await listen(server, host, options.port)
  const answering: Answering = {
    desk,
    calls: createApiCalls(router),
    papers: createApiPapers(options.version),
    door: { host, port, secure: tls !== null },
  }
  server.on('request', (request, response) => {
    const call = { response, seen: { key: null, endpoint: '/unknown', limited: false } }
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    recordOnClose(desk, request, call)
    respond(answering, request, call).catch((error: unknown) => {
      log.error({ err: error }, 'a call of a program failed')
      if (response.headersSent) response.destroy()
      else if (desk.isAway()) send(response, 503, 'DATABASE_UNAVAILABLE')
      else send(response, 500, 'FAULT')
    })
  })
  return {
    port,
    renew: (fresh) => {
      if ('setSecureContext' in server) server.setSecureContext(fresh)
    },
    stop: () => stopServer(server),
  }
}
