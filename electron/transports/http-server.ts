import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, Server as TlsServer } from 'node:https'
import type { Duplex } from 'node:stream'
import type { Log } from '../platform/log.ts'
import { limitConnections } from './connection-limit.ts'
import type { DoorAddress } from './http-guard.ts'
import { listen, stopServer } from './listen.ts'
import { partyOfSocket } from './party.ts'
import { createQuota, type Quota } from './quota.ts'
import { doubledHeader } from './single-headers.ts'
import { createTurnedAway, type TurnedAway } from './turned-away.ts'

/** A caller that sends its request a byte at a time holds a connection no longer than this. */
const patience = { headersTimeout: 10_000, connectionsCheckingInterval: 2000, keepAliveTimeout: 5000 }
const handshakeMs = 10_000
const maxHeaderSize = 16 * 1024
/** Nobody sends more before the first is answered, but for those who want to fill the memory. */
const requestsOfOneConnection = 4

export type Tls = { key: string; cert: string }

export type ServerOptions = {
  host: string
  /** 0 takes any free one. */
  port: number
  /** PEM texts. With them the door speaks https only. */
  tls: Tls | null
  log: Log
  connections: { each: number; all: number }
  /** How long the whole of a request may take to come, and how long nothing may happen on a connection. */
  requestMs: number
  idleMs: number
  /** Shorter in tests. */
  headersMs?: number
}

/** What came through the first checks, and the end of it all. */
export type DoorServer = {
  readonly door: DoorAddress
  readonly turnedAway: TurnedAway
  serve: (handle: (request: IncomingMessage, response: ServerResponse) => void) => void
  /** Each request for another protocol. */
  serveUpgrades: (handle: (request: IncomingMessage, socket: Duplex, head: Buffer) => void) => void
  /** Its connection stays, however many come, until the returned function is called. Others may have to give way. */
  hold: (request: IncomingMessage) => () => void
  /** For connections from now on. */
  renew: (tls: Tls) => void
  /** Lets calls under way finish for 2 s, then closes every connection. */
  stop: () => Promise<void>
}

function createAnyServer({ tls, requestMs, headersMs = patience.headersTimeout }: ServerOptions): Server {
  const limits = { ...patience, headersTimeout: headersMs, requestTimeout: requestMs, maxHeaderSize }
  return tls
    ? createTlsServer({ ...limits, ...tls, minVersion: 'TLSv1.2', handshakeTimeout: handshakeMs })
    : createServer(limits)
}

export function answerPlain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }).end(text)
}

/** Refuses and hangs up: what else comes on this connection is not read. */
export function hangUp(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

type Gate = { turnedAway: TurnedAway; atOnce: Quota }

/** Whether a request says everything once; if not, that is noted. */
function isSingle(request: IncomingMessage, { turnedAway }: Gate): boolean {
  const doubled = doubledHeader(request)
  if (doubled !== null) turnedAway.note(`two headers ${doubled}`, partyOfSocket(request.socket))
  return doubled === null
}

function letIn(request: IncomingMessage, response: ServerResponse, gate: Gate): boolean {
  const { socket } = request
  if (!isSingle(request, gate)) {
    response.setHeader('connection', 'close')
    answerPlain(response, 400, 'Bad request')
    return false
  }
  const done = gate.atOnce.take(`${socket.remoteAddress ?? ''} ${socket.remotePort ?? ''}`)
  if (done === null) {
    // An answer would have to wait for those before it.
    gate.turnedAway.note('requests of one connection', partyOfSocket(socket))
    socket.destroy()
    return false
  }
  response.once('close', done)
  return true
}

/** What both doors do before they look at a request: connections are few, and a request is what it says once. */
export async function openServer(options: ServerOptions): Promise<DoorServer> {
  const { host, tls, log, connections } = options
  const server = createAnyServer(options)
  server.setTimeout(options.idleMs)
  const turnedAway = createTurnedAway(log)
  const { hold } = limitConnections(server, { ...connections, onClosed: turnedAway.note })
  const gate = { turnedAway, atOnce: createQuota({ each: requestsOfOneConnection, all: Number.POSITIVE_INFINITY }) }
  const port = await listen(server, host, options.port)

  return {
    door: { host, port, secure: tls !== null },
    turnedAway,
    hold: (request) => hold(request.socket),
    serve(handle) {
      server.on('request', (request, response) => {
        if (letIn(request, response, gate)) handle(request, response)
      })
    },
    serveUpgrades(handle) {
      server.on('upgrade', (request, socket, head) => {
        socket.on('error', () => socket.destroy())
        if (isSingle(request, gate)) handle(request, socket, head)
        else hangUp(socket, '400 Bad Request')
      })
    },
    renew(fresh) {
      if (server instanceof TlsServer) server.setSecureContext(fresh)
    },
    stop: () => {
      turnedAway.stop()
      return stopServer(server)
    },
  }
}

/** A door open to every address is told by its loopback one. */
export function urlOf({ host, port, secure }: DoorAddress): string {
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `${secure ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${port}/`
}
