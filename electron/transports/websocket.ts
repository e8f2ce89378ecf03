import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { streamPath } from '../contract/port-protocol.ts'
import type { Caller } from '../contract/routes.ts'
import type { Log } from '../platform/log.ts'
import { pathOf } from './http-guard.ts'
import { createPortServer, type ServedRouter } from './port-server.ts'
import { portOfSocket } from './ports.ts'

/** Streams carry no files: what a page sends here is small. */
const maxFrameBytes = 1024 * 1024
const heartbeatMs = 30_000

export type WebSocketDoor = {
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Ends every stream of every page. */
  close(): void
}

export type WebSocketOptions = {
  router: ServedRouter
  log: Log
  isAllowed: (request: IncomingMessage) => boolean
  callerOf: (request: IncomingMessage) => Caller
}

/** All streams of a browser page over one WebSocket; a page that vanished without a word is dropped by heartbeat. */
export function createWebSocketDoor({ router, log, isAllowed, callerOf }: WebSocketOptions): WebSocketDoor {
  const server = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false })
  const connect = createPortServer(router, log)

  const refuse = (socket: Duplex, status: string) => {
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  }
  const heartbeat = (socket: WebSocket) => {
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

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy())
      if (pathOf(request) !== streamPath) {
        refuse(socket, '404 Not Found')
        return
      }
      if (!isAllowed(request)) {
        refuse(socket, '403 Forbidden')
        return
      }
      server.handleUpgrade(request, socket, head, (accepted) => {
        accepted.on('error', (error) => {
          log.debug({ err: error }, 'a WebSocket failed')
        })
        heartbeat(accepted)
        connect(portOfSocket(accepted), callerOf(request))
      })
    },
    close() {
      for (const client of server.clients) client.close(1001)
      server.close()
      for (const client of server.clients) setTimeout(() => client.terminate(), 500).unref()
    },
  }
}
