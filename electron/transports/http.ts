import type { IncomingMessage, ServerResponse } from 'node:http'
import { callPath } from '../contract/port-protocol.ts'
import type { Caller } from '../contract/routes.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { isAllowed, pathOf } from './http-guard.ts'
import { answerPlain, openServer, type Tls, urlOf } from './http-server.ts'
import { createPageCallers } from './page-caller.ts'
import { createPageCalls } from './page-calls.ts'
import { findPageFile } from './page-files.ts'
import { createPageLimits, pageConnections, pageIdleMs, pageRequestMs } from './page-limits.ts'
import type { ServedRouter } from './port-server.ts'
import { createWebSocketDoor } from './websocket.ts'

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
  /** The id of the session that this caller has; null: a guest. */
  sessionOf: (caller: Caller) => Promise<string | null>
  /** PEM texts. With them the door speaks https only. */
  tls?: Tls
  now?: Clock
  /** Shorter in tests. */
  headersMs?: number
}

async function answerFile(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answerPlain(response, 405, 'Method not allowed')
    return
  }
  const file = await findPageFile(folder, pathOf(request))
  response.writeHead(file.status, { ...file.headers, 'content-length': file.body.byteLength })
  response.end(request.method === 'HEAD' ? undefined : file.body)
}

/** Opens the HTTP door: the page, its calls, its streams. Rejects with the system's error when it can't listen. */
export async function openHttpDoor(options: HttpOptions): Promise<HttpDoor> {
  const { router, log, rendererDir, host, port, tls = null, now = systemClock, sessionOf, headersMs } = options
  const timing = { requestMs: pageRequestMs, idleMs: pageIdleMs, ...(headersMs && { headersMs }) }
  const server = await openServer({ host, port, tls, log, connections: pageConnections, ...timing })
  const { door } = server
  const callers = createPageCallers({ ...door, now, sessionOf })
  const shared = { router, server, callers, limits: createPageLimits() }
  const answerCall = createPageCalls(shared)
  const allows = (request: IncomingMessage, originNeeded: boolean) => isAllowed(request, { door, originNeeded })
  const sockets = createWebSocketDoor({ ...shared, log, isAllowed: (request) => allows(request, true) })

  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const isCall = request.url?.startsWith(`${callPath}/`) ?? false
    if (!allows(request, isCall && request.method !== 'GET')) answerPlain(response, 403, 'Forbidden')
    else if (isCall) await answerCall(request, response)
    else await answerFile(request, response, rendererDir)
  }
  server.serve((request, response) => {
    respond(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'a request failed')
      if (response.headersSent) response.destroy()
      else answerPlain(response, 500, 'Something failed. The log says more.')
    })
  })
  server.serveUpgrades(sockets.upgrade)

  return {
    url: urlOf(door),
    port: door.port,
    stop: () => {
      sockets.close()
      return server.stop()
    },
  }
}
