import type { IncomingMessage, ServerResponse } from 'node:http'
import { apiPath } from '../contract/public-calls.ts'
import type { ApiDesk, OpenDoor } from '../features/keys/index.ts'
import type { Log } from '../platform/log.ts'
import { addressOf, createResponder, type Seen, send, textOf } from './api-responder.ts'
import { openServer, type Tls } from './http-server.ts'
import type { AppRouter } from './router.ts'

/** Of one address a quarter at most: a board that went mad leaves room for the others. */
const connections = { each: 64, all: 256 }
const requestMs = 30_000
const idleMs = 60_000

export type ApiDoorOptions = {
  router: AppRouter
  desk: ApiDesk
  log: Log
  version: string
  host: string
  /** 0 takes any free one. */
  port: number
  /** PEM texts. With them the door speaks https only. */
  tls: Tls | null
  /** Shorter in tests. */
  headersTimeoutMs?: number
}

type Exchange = { request: IncomingMessage; response: ServerResponse; seen: Seen }

/** Writes the call into the usage log when its answer is gone, however it ended. */
function recordWhenOver(desk: ApiDesk, { request, response, seen }: Exchange): void {
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
const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

/** The door for programs: `/api/v1` of the one router, with a key instead of a session. No cookies, no other origins. */
export async function openApiDoor(options: ApiDoorOptions): Promise<OpenDoor> {
  const { desk, log, host, port, tls, headersTimeoutMs } = options
  const limits = { connections, requestMs, idleMs, ...(headersTimeoutMs && { headersMs: headersTimeoutMs }) }
  const server = await openServer({ host, port, tls, log, ...limits })
  const { door } = server
  const respond = createResponder({ ...options, door })

  server.serve((request, response) => {
    // Who still sends may have to give way; who asked is answered.
    if (!hasBody(request)) response.once('close', server.hold(request))
    const seen: Seen = { key: null, endpoint: '/unknown', limited: false }
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    recordWhenOver(desk, { request, response, seen })
    respond(request, response, seen).catch((error: unknown) => {
      log.error({ err: error }, 'a call of a program failed')
      if (response.headersSent) response.destroy()
      else if (desk.isAway()) send(response, 503, 'DATABASE_UNAVAILABLE')
      else send(response, 500, 'FAULT')
    })
  })

  return { port: door.port, renew: server.renew, stop: server.stop }
}
