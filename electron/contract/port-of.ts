import { isPortData, type Port, type PortData } from './port-protocol.ts'

/** What a message port of Electron and one of node:worker_threads have in common. */
type MessagePort<Event> = {
  on(event: 'message', listener: (event: Event) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(data: PortData): void
  start(): void
  close(): void
}

/** A message port of this process. Who sends what no page of ours sends is hung up on. */
export function portOf<Event>(port: MessagePort<Event>, dataOf: (event: Event) => unknown): Port {
  return {
    send: (data) => {
      port.postMessage(data)
    },
    onData: (listener) => {
      port.on('message', (event) => {
        const data = dataOf(event)
        if (isPortData(data)) listener(data)
        else port.close()
      })
    },
    onClose: (listener) => {
      port.on('close', listener)
    },
    start: () => {
      port.start()
    },
    close: () => {
      port.close()
    },
  }
}
