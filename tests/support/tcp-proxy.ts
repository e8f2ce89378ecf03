import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  readonly port: number
  /** Resets every connection; new ones are welcome. */
  cut(): void
  /** A black hole: nothing passes on old and new connections, and nobody is told. */
  stall(): void
  /** New connections wait this long before they reach the server, as at a cold start. */
  delay(ms: number): void
  /** Nobody listens any more (connection refused) until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
  /** Ends a stall or a delay. Connections that were stalled stay dead. */
  flow(): void
  connections(): number
  close(): Promise<void>
}

/** A proxy on 127.0.0.1 that does to connections what networks do. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const pairs = new Set<{ near: Socket; far: Socket }>()
  let stalled = false
  let delayMs = 0

  const server = createServer((near) => {
    near.on('error', () => undefined)
    if (stalled) {
      near.pause()
      const pair = { near, far: near }
      pairs.add(pair)
      near.on('close', () => pairs.delete(pair))
      return
    }
    near.pause()
    setTimeout(() => join(near), delayMs)
  })

  function join(near: Socket) {
    const far = connect(targetPort, '127.0.0.1')
    const pair = { near, far }
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('error', end).on('close', end)
    near.pipe(far)
    far.pipe(near)
  }

  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await listen(0)
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const cut = () => {
    for (const { near, far } of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
    pairs.clear()
  }
  const shut = async () => {
    if (!server.listening) return
    const closed = once(server, 'close')
    server.close()
    cut()
    await closed
  }
  return {
    port,
    cut,
    shut,
    close: shut,
    open: () => listen(port),
    connections: () => pairs.size,
    delay: (ms) => void (delayMs = ms),
    stall() {
      stalled = true
      for (const { near, far } of pairs) {
        near.unpipe(far).pause()
        far.unpipe(near).pause()
      }
    },
    flow() {
      stalled = false
      delayMs = 0
    },
  }
}
