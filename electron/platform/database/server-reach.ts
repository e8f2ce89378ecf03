import { connect } from 'node:net'
import type { Transport } from './server-connection.ts'
import type { ServerAddress } from './server-url.ts'

/** Milliseconds until the TCP port answered, or null: closed, filtered, or the host is not known. */
export function tcpAnswers(address: ServerAddress, timeoutMs: number): Promise<number | null> {
  return new Promise((resolve) => {
    const begun = performance.now()
    const socket = connect({ host: address.host, port: address.port })
    const finish = (answer: number | null) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(timeoutMs, () => finish(null))
    socket.once('error', () => finish(null))
    socket.once('connect', () => finish(performance.now() - begun))
  })
}

/**
 * The road to try: the one that was asked for, else TCP, and the WebSocket where the port is blocked and somebody
 * answers WebSockets: Neon itself, or a proxy that was given.
 */
export async function chooseTransport(
  address: ServerAddress,
  wanted: { transport: 'auto' | 'tcp' | 'websocket'; proxy: string | undefined; blockedMs: number },
): Promise<Transport> {
  if (wanted.transport === 'tcp') return { kind: 'tcp' }
  const webSocket: Transport = { kind: 'websocket', proxy: wanted.proxy }
  if (wanted.transport === 'websocket') return webSocket
  if (!address.isNeon && wanted.proxy === undefined) return { kind: 'tcp' }
  return (await tcpAnswers(address, wanted.blockedMs)) === null ? webSocket : { kind: 'tcp' }
}
