import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { RPCHandler } from '@orpc/server/node'
import { SimpleCsrfProtectionHandlerPlugin } from '@orpc/server/plugins'
import { callPath, wireTypes } from '../contract/port-protocol.ts'
import type { Caller } from '../contract/routes.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { largestCall } from './call-size.ts'
import { type DoorAddress, isAllowed, pathOf } from './http-guard.ts'
import { listen, stopServer, urlOf } from './http-server.ts'
import { findPageFile } from './page-files.ts'
import type { ServedRouter } from './port-server.ts'
import { readBody } from './read-body.ts'
import { cookieSlot, deskCookie, deskCookieName, memorySlot, readCookie, sessionCookieName } from './session-cookie.ts'
import { createWebSocketDoor, type WebSocketDoor } from './websocket.ts'

export type HttpDoor = {
  /** With a slash at the end: `http://127.0.0.1:4180/` */
  url: string
  port: number
  /** Ends streams, lets calls under way finish for 2 s, then closes every connection. */
  stop(): Promise<void>
}

export type HttpOptions = {
  router: ServedRouter
  log: Log
  /** The built renderer. */
  rendererDir: string
  host: string
  /** 0 takes any free one. */
  port: number
  /** PEM texts. With them the door speaks https only. */
  tls?: { key: string; cert: string }
  now?: Clock
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text)
}

async function answerFile(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answer(response, 405, 'Method not allowed')
    return
  }
  const file = await findPageFile(folder, pathOf(request))
  response.writeHead(file.status, { ...file.headers, 'content-length': file.body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

/** Opens the HTTP door: the page, its calls, its streams. Rejects with the system's error when it can't listen. */
export async function openHttpDoor(options: HttpOptions): Promise<HttpDoor> {
  const { router, log, rendererDir, host, now = systemClock } = options
  const limits = { requestTimeout: 120_000 }
  const server = options.tls ? createTlsServer({ ...limits, ...options.tls }) : createServer(limits)
  const port = await listen(server, host, options.port)
  const door: DoorAddress = { host, port, secure: options.tls !== undefined }
  const calls = new RPCHandler<Caller>(router, {
    customJsonSerializers: wireTypes,
    plugins: [new SimpleCsrfProtectionHandlerPlugin()],
  })
  const name = sessionCookieName(port)
  const desk = deskCookieName(port)
  const from = (request: IncomingMessage) => ({
    via: 'http' as const,
    ipAddress: request.socket.remoteAddress ?? null,
    userAgent: request.headers['user-agent']?.slice(0, 400) ?? null,
  })

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const isCall = request.url?.startsWith(`${callPath}/`) ?? false
    if (!isAllowed(request, { door, originNeeded: isCall && request.method !== 'GET' })) {
      answer(response, 403, 'Forbidden')
      return
    }
    if (!isCall) {
      await answerFile(request, response, rendererDir)
      return
    }
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    const session = cookieSlot(request, response, { name, secure: door.secure, now })
    const deviceId = deskCookie(request, response, { name: desk, secure: door.secure })
    const body = await readBody(request, largestCall(pathOf(request).slice(callPath.length + 1)))
    if (!body.ok) {
      response.setHeader('connection', 'close') // what else it sends is not read
      answer(response, body.refusal.status, body.refusal.text)
      return
    }
    // The library takes a body that was read already from here.
    Object.assign(request, { body: body.value })
    const { matched } = await calls.handle(request, response, {
      prefix: callPath,
      context: { ...from(request), session, deviceId },
    })
    if (!matched) answer(response, 404, 'Not found')
  }
  const sockets: WebSocketDoor = createWebSocketDoor({
    router,
    log,
    isAllowed: (request) => isAllowed(request, { door, originNeeded: true }),
    callerOf: (request) => ({
      ...from(request),
      session: memorySlot(readCookie(request.headers.cookie, name)),
      deviceId: readCookie(request.headers.cookie, desk),
    }),
  })

  server.on('request', (request, response) => {
    respond(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request failed')
      if (response.headersSent) response.destroy()
      else answer(response, 500, 'Something failed. The log says more.')
    })
  })
  server.on('upgrade', sockets.upgrade)

  return {
    url: urlOf(door),
    port,
    stop: () => {
      sockets.close()
      return stopServer(server)
    },
  }
}
