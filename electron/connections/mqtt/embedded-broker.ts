import { timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { Aedes, type Client } from 'aedes'
import type { Log } from '../../platform/log.ts'
import { limitPackets } from './packet-limit.ts'

export type EmbeddedBrokerOptions = {
  port: number
  /** Listens on the network, not only on this computer; then a user name and a password are needed. */
  open: boolean
  username: string
  password: string
  log: Log
}

const maxPayloadBytes = 65_536
/** A payload with the longest topic. Read before anybody has said who they are. */
const maxPacketBytes = 2 * maxPayloadBytes
/** Far more than a farm has gateways and desktops. */
const maxConnections = 256
/** Also with a slash before it, as some devices are set up: they are let in, so that the page can say what is wrong. */
const ours = /^\/?(mash\/)?devices\/[^+#]+$/
const oursToHear = /^\/?(mash\/)?devices\/.+$/

const sameText = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)

/**
 * A small MQTT 3.1.1 broker for farms that have none. It carries the topics of chambers only, and keeps what it holds
 * for absent clients in memory: a restart forgets it.
 */
export class EmbeddedBroker {
  readonly #options: EmbeddedBrokerOptions
  readonly #sockets = new Set<Socket>()
  #aedes: Aedes | null = null
  #server: Server | null = null

  constructor(options: EmbeddedBrokerOptions) {
    this.#options = options
  }

  /** How many clients are connected now. */
  get clients(): number {
    return this.#aedes?.connectedClients ?? 0
  }

  /** The port it listens on; the one it was given, unless that was 0. */
  get port(): number {
    const address = this.#server?.address()
    return typeof address === 'object' && address !== null ? address.port : this.#options.port
  }

  /** Throws with `code` EADDRINUSE when another program has the port, EACCES when it may not be opened, PASSWORD_NEEDED. */
  async start(): Promise<void> {
    const { port, open, username, password, log } = this.#options
    if (open && (username === '' || password === '')) {
      throw Object.assign(new Error('a broker open to the network needs a user name and a password'), {
        code: 'PASSWORD_NEEDED',
      })
    }
    const aedes = await Aedes.createBroker()
    this.#protect(aedes)
    const server = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      limitPackets(socket, maxPacketBytes)
      aedes.handle(socket)
    })
    server.maxConnections = maxConnections
    this.#aedes = aedes
    this.#server = server
    server.listen(port, open ? undefined : '127.0.0.1')
    try {
      await once(server, 'listening')
    } catch (error) {
      await this.stop()
      throw error
    }
    server.on('error', (error) => {
      log.error({ err: error }, 'the built-in broker failed')
    })
  }

  async stop(): Promise<void> {
    const [aedes, server] = [this.#aedes, this.#server]
    this.#aedes = null
    this.#server = null
    if (aedes) {
      await new Promise<void>((resolve) => {
        aedes.close(resolve)
      })
    }
    for (const socket of this.#sockets) socket.destroy()
    if (server?.listening) {
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
      })
    }
  }

  #protect(aedes: Aedes) {
    const { username, password, log } = this.#options
    const [name, secret] = [Buffer.from(username), Buffer.from(password)]
    aedes.authenticate = (client, givenName, givenSecret, done) => {
      const admitted = sameText(Buffer.from(givenName ?? ''), name) && sameText(Buffer.from(givenSecret ?? ''), secret)
      if (username === '' || admitted) {
        done(null, true)
        return
      }
      log.info({ client: client.id }, 'the built-in broker refused a client: bad user name or password')
      done(null, false)
    }
    aedes.authorizePublish = (client: Client | null, packet, done) => {
      const payload = packet.payload
      const fits = ours.test(packet.topic) && payload.length <= maxPayloadBytes
      // The broker itself publishes its births and heartbeats with no client.
      if (fits || client === null) done(null)
      else done(new Error(`not a topic of chambers, or too long: ${packet.topic.slice(0, 120)}`))
    }
    aedes.authorizeSubscribe = (_client, subscription, done) => {
      done(null, oursToHear.test(subscription.topic) ? subscription : null)
    }
    aedes.on('clientError', (client, error) => {
      log.info({ client: client.id, reason: error.message }, 'the built-in broker closed a connection')
    })
    aedes.on('connectionError', (_client, error) => {
      log.info({ reason: error.message }, 'the built-in broker refused a connection')
    })
  }
}
