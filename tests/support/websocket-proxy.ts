import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { WebSocket, WebSocketServer } from 'ws'

export interface WebSocketProxy {
  /** What to give as `webSocketProxy`. */
  readonly url: string
  /** How many connections it has carried. */
  served(): number
  /** Resets every connection; new ones are welcome. */
  cut(): void
  close(): Promise<void>
}

/**
 * Carries bytes between a WebSocket and a TCP port, as Neon's own proxy does: `ws://here/v1?address=host:port`.
 * @param target where every connection goes; without it, where the client asks to go
 */
export async function startWebSocketProxy(target?: { host: string; port: number }): Promise<WebSocketProxy> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  const sockets = new Set<Socket>()
  let served = 0
  server.on('connection', (socket, request) => {
    served += 1
    const asked = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('address') ?? ''
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(asked) ?? []
    const far = connect(target ?? { host, port: Number(port) })
    sockets.add(far)
    socket.on('message', (data: Buffer) => far.write(data))
    socket.on('close', () => far.destroy())
    socket.on('error', () => far.destroy())
    far.on('data', (bytes) => socket.readyState === WebSocket.OPEN && socket.send(bytes))
    far.on('error', () => socket.terminate())
    far.on('close', () => {
      sockets.delete(far)
      socket.close()
    })
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const cut = () => {
    for (const client of server.clients) client.terminate()
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `ws://127.0.0.1:${port}/v1`,
    served: () => served,
    cut,
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
