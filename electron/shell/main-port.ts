import { isPortData, type Port } from '../contract/port-protocol.ts'
import type { MessagePortMain } from './electron-api.ts'

/** Electron's port in the main process. It carries no Blob; bytes go as Uint8Array. */
export function portOfMain(port: Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>): Port {
  return {
    send: (data) => {
      port.postMessage(data)
    },
    onData: (listener) => {
      port.on('message', (event) => {
        const data: unknown = event.data
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
