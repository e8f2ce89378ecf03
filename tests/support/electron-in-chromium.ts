import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import type { FromDesk, ToDesk } from './electron-desk.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
/** A secure origin that Chromium knows how to treat; app:// itself is only Electron's. */
const standIn = 'https://mash.test'

type Wire = { text: string } | { base64: string }

/** What a sandboxed preload finds around it, made of the page's own parts; it may ask for nothing but `electron`. */
const preloadScript = (preload: string) => `(() => {
  const send = window.__desk
  delete window.__desk
  const toWire = async (data) => {
    if (typeof data === 'string') return { text: data }
    const bytes = new Uint8Array(data)
    let binary = ''
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
    return { base64: btoa(binary) }
  }
  const fromWire = (wire) => 'text' in wire ? wire.text : Uint8Array.from(atob(wire.base64), (c) => c.charCodeAt(0))
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }),
    },
    ipcRenderer: {
      postMessage: (channel, _message, [port]) => {
        let order = send({ channel })
        window.__fromDesk = (wire) => port.postMessage(fromWire(wire))
        port.onmessage = ({ data }) => { order = order.then(async () => send({ wire: await toWire(data) })) }
      },
    },
  }
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload can not require ' + name)
    return electron
  }
  const module = { exports: {} }
  ;(function (require, module, exports) { ${preload} })(require, module, module.exports)
})()`

/** The real main process and the real preload on the double, with their page in this Chromium page. */
export type DoubledDesk = { url: string; said(): string; quit(): Promise<number | null> }

export async function openElectronDouble(page: Page, dataDir: string): Promise<DoubledDesk> {
  const child = fork(here('./electron-desk.ts'), ['--data', dataDir], {
    execArgv: ['--import', here('./electron-register.ts')],
    serialization: 'advanced',
    silent: true,
    env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: '' },
  })
  let output = ''
  child.stdout?.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr?.on('data', (part: Buffer) => (output += part.toString()))
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const tell = (message: ToDesk) => child.send(message)

  const files = new Map<number, (file: Extract<FromDesk, { kind: 'file' }>) => void>()
  const opened = new Promise<string>((resolve, reject) => {
    child.on('message', (message: FromDesk) => {
      if (message.kind === 'open') resolve(message.url)
      if (message.kind === 'file') files.get(message.id)?.(message)
      if (message.kind === 'data') {
        const { data } = message
        const wire: Wire = typeof data === 'string' ? { text: data } : { base64: Buffer.from(data).toString('base64') }
        // The page may be gone or loading anew: then there is nobody to tell.
        page
          .evaluate((sent) => (window as unknown as { __fromDesk(sent: unknown): void }).__fromDesk(sent), wire)
          .catch(() => undefined)
      }
    })
    void exit.then(() => reject(new Error(`the main process ended. It said:\n${output}`)))
  })

  await page.route('**/*', async (route) => {
    const id = files.size
    const answer = new Promise<Extract<FromDesk, { kind: 'file' }>>((resolve) => files.set(id, resolve))
    tell({ kind: 'file', id, path: new URL(route.request().url()).pathname })
    const { status, headers, body } = await answer
    await route.fulfill({ status, headers, body: Buffer.from(body) })
  })
  await page.exposeBinding('__desk', (_source, message: { channel: string } | { wire: Wire }) => {
    if ('channel' in message) tell({ kind: 'connect', channel: message.channel })
    else
      tell({
        kind: 'data',
        data: 'text' in message.wire ? message.wire.text : Buffer.from(message.wire.base64, 'base64'),
      })
  })
  await page.addInitScript(preloadScript(readFileSync(here('../../dist/preload/preload.cjs'), 'utf8')))
  const url = (await opened).replace('app://mash', standIn)
  await page.goto(url)
  return {
    url,
    said: () => output,
    quit: () => {
      tell({ kind: 'quit' })
      return exit
    },
  }
}
