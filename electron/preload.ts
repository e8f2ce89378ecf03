import { contextBridge, ipcRenderer } from 'electron'
import { connectChannel, type HostBridge, portMessage } from './contract/port-protocol.ts'

// The main process's types have no page in them; these two are all that this file uses of it.
declare const window: {
  postMessage(message: string, origin: string, transfer: InstanceType<typeof MessagePort>[]): void
}
declare const location: { origin: string }

const bridge: HostBridge = {
  kind: 'electron',
  // Ports can't cross the context bridge: one end goes to the main process, the other is posted into the page.
  requestPort: () => {
    const { port1, port2 } = new MessageChannel()
    ipcRenderer.postMessage(connectChannel, null, [port1])
    window.postMessage(portMessage, location.origin, [port2])
  },
}

contextBridge.exposeInMainWorld('mashHost', bridge)
