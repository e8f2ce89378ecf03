/**
 * The built main process on the double of Electron, in a process of its own: `node --import electron-register.ts
 * electron-desk.ts --data DIR`, started by electron-in-chromium.ts, which draws its window in a real Chromium.
 */
import type { MessagePort } from 'node:worker_threads'
import { app, machine, mainModuleEnded, postFromPage, record } from './electron-double.ts'

export type ToDesk =
  | { kind: 'file'; id: number; path: string }
  | { kind: 'connect'; channel: string }
  | { kind: 'data'; data: string | Uint8Array }
  | { kind: 'quit' }

export type FromDesk =
  | { kind: 'open'; url: string }
  | { kind: 'file'; id: number; status: number; headers: Record<string, string>; body: Uint8Array }
  | { kind: 'data'; data: string | Uint8Array }

const tell = (message: FromDesk) => process.send?.(message)
let port: MessagePort | null = null

machine.showPage = async (_window, url) => {
  tell({ kind: 'open', url })
}

async function sendFile(id: number, path: string): Promise<void> {
  const response = await record.handlers.get('app')?.(new Request(`app://mash${path}`))
  const body = new Uint8Array(await (response ?? Response.error()).arrayBuffer())
  const headers = Object.fromEntries(response?.headers ?? [])
  tell({ kind: 'file', id, status: response?.status ?? 500, headers, body })
}

process.on('message', (message: ToDesk) => {
  const [window] = record.windows
  if (message.kind === 'file') void sendFile(message.id, message.path)
  if (message.kind === 'connect' && window) {
    // A page that is loaded anew has lost its port; Electron closes the other end.
    port?.close()
    port = postFromPage(message.channel, window)
    port.on('message', (data: string | Uint8Array) => tell({ kind: 'data', data }))
  }
  if (message.kind === 'data') port?.postMessage(message.data)
  if (message.kind === 'quit') app.quit()
})
app.exit = (code) => process.exit(code)

await import(new URL('../../dist/main/main.js', import.meta.url).href)
mainModuleEnded()
