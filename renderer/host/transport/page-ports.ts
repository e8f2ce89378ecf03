import {
  type HostBridge,
  isPortData,
  type Port,
  portMessage,
  socketReady,
} from '../../../electron/contract/port-protocol.ts'

const handOverMs = 5_000
const openMs = 10_000

function portOfChannel(port: MessagePort): Port {
  return {
    send: (data) => {
      port.postMessage(data)
    },
    onData: (listener) => {
      port.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isPortData(event.data)) listener(event.data)
      })
    },
    onClose: (listener) => {
      port.addEventListener('close', listener)
    },
    start: () => {
      port.start()
    },
    close: () => {
      port.close()
    },
  }
}

function portOfSocket(socket: WebSocket): Port {
  return {
    send: (data) => {
      socket.send(data instanceof Uint8Array ? new Uint8Array(data) : data)
    },
    onData: (listener) => {
      socket.addEventListener('message', (event: MessageEvent<unknown>) => {
        if (isPortData(event.data)) listener(event.data)
      })
    },
    onClose: (listener) => {
      socket.addEventListener('close', listener)
    },
    // A socket has no start: nothing comes before the first call, and that is made with its listeners attached.
    start: () => undefined,
    close: () => {
      socket.close()
    },
  }
}

/** Asks the preload for a port. Rejects when none comes within 5 s. */
export function requestPort(bridge: HostBridge): Promise<Port> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      removeEventListener('message', onMessage)
      reject(new Error('the host handed over no port in time'))
    }, handOverMs)
    const onMessage = (event: MessageEvent<unknown>) => {
      const [port] = event.ports
      if (event.source !== window || event.data !== portMessage || !port) return
      removeEventListener('message', onMessage)
      clearTimeout(timer)
      resolve(portOfChannel(port))
    }
    // Listening comes before asking, so the answer can't be missed.
    addEventListener('message', onMessage)
    bridge.requestPort()
  })
}

/** Opens the WebSocket and greets with the page's key. Rejects when it does not open, or is not answered. */
export function openSocket(url: string, pageKey: string): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url)
    socket.binaryType = 'arraybuffer'
    const timer = setTimeout(() => {
      socket.close()
    }, openMs)
    const onReady = ({ data }: MessageEvent<unknown>) => {
      if (data !== socketReady) return
      socket.removeEventListener('message', onReady)
      clearTimeout(timer)
      resolve(portOfSocket(socket))
    }
    socket.addEventListener('message', onReady)
    socket.addEventListener('open', () => {
      socket.send(pageKey)
    })
    socket.addEventListener('close', () => {
      clearTimeout(timer)
      reject(new Error('the WebSocket did not open'))
    })
  })
}
