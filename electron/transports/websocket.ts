import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { isPageKey, socketReady, streamPath } from '../contract/port-protocol.ts'
import type { Log } from '../platform/log.ts'
import { pathOf } from './http-guard.ts'
import { type DoorServer, hangUp } from './http-server.ts'
import type { PageCallers } from './page-caller.ts'
import { type PageLimits, partOf } from './page-limits.ts'
import { createPortServer, type ServedRouter } from './port-server.ts'
import { portOfSocket } from './ports.ts'

/** Streams carry no files: what a page sends here is small. */
const maxFrameBytes = 1024 * 1024
const heartbeatMs = 30_000
/** A page says its key as soon as the socket is open. */
const greetMs = 5_000
/** Why a socket was closed, by the protocol's own numbers: going away, not as agreed, try again later. */
const closed = { goingAway: 1001, policy: 1008, later: 1013 } as const

export type WebSocketDoor = {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Ends every stream of every page. */
  close(): void
}

export type WebSocketOptions = {
  router: ServedRouter
  log: Log
  server: DoorServer
  callers: PageCallers
  limits: PageLimits
  isAllowed: (request: IncomingMessage) => boolean
}

/** A page that vanished without a word is dropped. */
function watchHeart(socket: WebSocket): void {
  let alive = true
  socket.on('pong', () => {
    alive = true
  })
  const timer = setInterval(() => {
    if (!alive) {
      socket.terminate()
      return
    }
    alive = false
    socket.ping()
  }, heartbeatMs)
  socket.on('close', () => {
    clearInterval(timer)
  })
}

/** The first message is the page's key. Closes the socket when it is none, or does not come. */
function keyFrom(socket: WebSocket): Promise<string | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      socket.terminate()
    }, greetMs)
    const leave = () => {
      clearTimeout(timer)
      resolve(null)
    }
    socket.once('close', leave)
    socket.once('message', (data: RawData, isBinary: boolean) => {
      socket.removeListener('close', leave)
      clearTimeout(timer)
      const said = isBinary || !Buffer.isBuffer(data) ? undefined : data.toString('latin1')
      if (!isPageKey(said)) socket.close(closed.policy)
      resolve(isPageKey(said) ? said : null)
    })
  })
}

/** All streams of a browser page over one WebSocket. */
export function createWebSocketDoor(options: WebSocketOptions): WebSocketDoor {
  const { router, log, server, callers, limits, isAllowed } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  const connect = createPortServer(router, log)

  const greet = async (socket: WebSocket, request: IncomingMessage) => {
    const pageKey = await keyFrom(socket)
    if (pageKey === null) return
    if (callers.isAmbiguous(request, pageKey)) {
      socket.close(closed.policy)
      return
    }
    const caller = callers.ofSocket(request, pageKey)
    const { party, isGuest } = await callers.behind(caller, request)
    if (socket.readyState !== socket.OPEN) return
    const release = partOf(limits.sockets, isGuest).take(party)
    if (release === null) {
      server.turnedAway.note(isGuest ? 'sockets of guests' : 'sockets of one session', party)
      socket.close(closed.later)
      return
    }
    // Until here it might have had to give way.
    const letGo = server.hold(request)
    socket.on('close', () => {
      release()
      letGo()
    })
    connect(portOfSocket(socket), caller, partOf(limits.streams, isGuest))
    socket.send(socketReady)
  }

  return {
    upgrade(request, socket, head) {
      if (pathOf(request) !== streamPath) hangUp(socket, '404 Not Found')
      else if (!isAllowed(request)) hangUp(socket, '403 Forbidden')
      else
        sockets.handleUpgrade(request, socket, head, (accepted) => {
          accepted.on('error', (error) => {
            log.debug({ err: error }, 'a WebSocket failed')
          })
          watchHeart(accepted)
          greet(accepted, request).catch((error: unknown) => {
            log.error({ err: error }, 'a WebSocket could not be greeted')
            accepted.terminate()
          })
        })
    },
    close() {
      for (const client of sockets.clients) client.close(closed.goingAway)
      sockets.close()
      for (const client of sockets.clients) setTimeout(() => client.terminate(), 500).unref()
    },
  }
}
