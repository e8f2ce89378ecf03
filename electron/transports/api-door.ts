import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { apiPath } from '../contract/public-calls.ts'
import type { ApiDesk, OpenDoor } from '../features/keys/index.ts'
import type { Log } from '../platform/log.ts'
import { addressOf, createResponder, type Seen, send, textOf } from './api-responder.ts'
import { listen, stopServer } from './http-server.ts'
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

type Exchange = { request: IncomingMessage; response: ServerResponse; seen: Seen }

/** Writes the call into the usage log when its answer is gone, however it ended. */
function recordWhenOver(desk: ApiDesk, { request, response, seen: seen }: Exchange): void {
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
/** The door for programs: `/api/v1` of the one router, with a key instead of a session. No cookies, no other origins. */
export async function openApiDoor(options: ApiDoorOptions): Promise<OpenDoor> {
  const { desk, log, host, tls } = options
  const limits = { ...patience, ...(options.headersTimeoutMs && { headersTimeout: options.headersTimeoutMs }) }
  const server = tls
    ? createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: handshakeMs })
    : createServer(limits)
  server.maxConnections = mostConnections
  server.setTimeout(idleMs)
  const port = await listen(server, host, options.port)
  const respond = createResponder({ ...options, door: { host, port, secure: tls !== null } })

  server.on('request', (request, response) => {
    const seen: Seen = { key: null, endpoint: '/unknown', limited: false }
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    recordWhenOver(desk, { request, response, seen: seen })
    respond(request, response, seen).catch((error: unknown) => {
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
