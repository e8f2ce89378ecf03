import { connect, type Socket } from 'node:net'

type Raw = {
  readonly socket: Socket
  /** All that came so far. */
  said: () => string
  /** Resolves with all that came, when the other end has closed. */
  ended: Promise<string>
}

/** A bare connection to a door of this computer, for what no library would send. `from` is the address it comes from. */
export function rawSocket(port: number, { text = '', from = '127.0.0.1' } = {}): Promise<Raw> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect({ port, host: '127.0.0.1', localAddress: from })
    const ended = new Promise<string>((end) => {
      socket.on('close', () => {
        end(said)
      })
    })
    const raw: Raw = { socket, said: () => said, ended }
    socket.on('data', (part) => {
      said += part.toString()
    })
    socket.on('error', () => socket.destroy()) // reset by the door: `ended` tells
    socket.on('connect', () => {
      if (text !== '') socket.write(text)
      resolve(raw)
    })
    socket.on('close', () => {
      resolve(raw)
    })
  })
}

/** So many at once, each of which says only this. */
export const rawSockets = (port: number, many: number, options: { text?: string; from?: string } = {}) =>
  Promise.all(Array.from({ length: many }, () => rawSocket(port, options)))
