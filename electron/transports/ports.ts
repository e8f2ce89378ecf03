import type { MessagePort } from 'node:worker_threads'
import type { WebSocket } from 'ws'
import { portOf } from '../contract/port-of.ts'
import type { Port } from '../contract/port-protocol.ts'

/** A port of node:worker_threads: tests and the call bench serialise through one, as production does. */
export const portOfThread = (port: MessagePort): Port => portOf(port, (data: unknown) => data)

/** The server's end of a browser's WebSocket. */
export function portOfSocket(socket: WebSocket): Port {
  return {
    send: (data) => {
      if (socket.readyState === socket.OPEN) socket.send(data)
    },
    onData: (listener) => {
      socket.on('message', (data, isBinary) => {
        const bytes = Array.isArray(data) ? Buffer.concat(data) : data
        if (isBinary) listener(bytes)
        else listener(Buffer.from(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes).toString('utf8'))
      })
    },
    onClose: (listener) => {
      socket.on('close', () => {
        listener()
      })
    },
    start: () => {
      socket.resume()
    },
    close: () => {
      socket.close()
    },
  }
}
