/**
 * A TEST DOUBLE of Electron's main-process module. It is NOT Electron: it shows what our shell asks of Electron, not
 * what Electron does. It covers what electron/shell/electron-api.ts exports; drift from the real API fails the typecheck.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads'
import type * as Electron from 'electron'

type Rectangle = Electron.Rectangle
type Handler = (request: Request) => Response | Promise<Response>
type Frame = { url: string; parent: Frame | null }

/** What was asked of Electron so far, for tests to look at. */
export const record = {
  windows: [] as BrowserWindow[],
  opened: [] as string[],
  errorBoxes: [] as string[],
  exits: [] as number[],
  schemes: [] as Electron.CustomScheme[],
  handlers: new Map<string, Handler>(),
  paths: new Map<string, string>(),
  sandbox: false,
  /** What was given to printers: by which window, and what it showed. */
  prints: [] as { url: string; options: Electron.WebContentsPrintOptions; pdf: Promise<Uint8Array> }[],
  menu: [] as Electron.MenuItemConstructorOptions[],
  processes: [] as UtilityProcess[],
}

/** What the machine is like; tests change it before they start the main process. */
export const machine = {
  isFirstInstance: true,
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }],
  encryption: true,
  printers: [] as { name: string; displayName: string }[],
  /** What the system says of a print: null never answers. */
  printAnswer: { success: true, reason: '' } as { success: boolean; reason: string } | null,
  keyBackend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
  /** Draws a window's page somewhere real: the Chromium tests plug in here. */
  showPage: null as ((window: BrowserWindow, url: string) => Promise<void>) | null,
}

const ready = Promise.withResolvers<undefined>()
/** Electron becomes ready only after the main module has run to its end; a test says when that is. */
export const mainModuleEnded = () => {
  ready.resolve(undefined)
}

class Preventable {
  defaultPrevented = false
  preventDefault() {
    this.defaultPrevented = true
  }
}

class App extends EventEmitter {
  readonly isPackaged = false
  enableSandbox() {
    record.sandbox = true
  }
  requestSingleInstanceLock() {
    return machine.isFirstInstance
  }
  whenReady() {
    return ready.promise
  }
  getPath(name: string) {
    return record.paths.get(name) ?? tmpdir()
  }
  setPath(name: string, path: string) {
    record.paths.set(name, path)
  }
  getVersion() {
    return '0.0.0'
  }
  quit() {
    this.emit('before-quit', new Preventable())
    for (const window of [...record.windows]) window.close()
    const event = new Preventable()
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }
  exit(code = 0) {
    record.exits.push(code)
  }
}
export const app = new App() satisfies Partial<Pick<Electron.App, 'enableSandbox' | 'quit' | 'exit' | 'getVersion'>> & {
  whenReady: Electron.App['whenReady']
}

export const ipcMain = new EventEmitter()

export class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '', parent: null }
  askToOpen: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]) {
    this.askToOpen = handler
  }
  getPrintersAsync() {
    return Promise.resolve(machine.printers)
  }
  print(options: Electron.WebContentsPrintOptions, answer: (success: boolean, reason: string) => void) {
    const { url } = this.mainFrame
    const handler = record.handlers.get('paper:app')
    const pdf = Promise.resolve(handler?.(new Request(url)) ?? new Response()).then((response) => response.bytes())
    record.prints.push({ url, options, pdf })
    const said = machine.printAnswer
    if (said) void pdf.then(() => answer(said.success, said.reason))
  }
  getUserAgent() {
    return 'electron-double'
  }
  /** Emits an event that can be prevented, and says whether it was. */
  wasPrevented(name: string, facts: object): boolean {
    const event = Object.assign(new Preventable(), facts)
    this.emit(name, event)
    return event.defaultPrevented
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly options: Electron.BrowserWindowConstructorOptions
  shown = 0
  focused = 0
  minimized = false
  bounds: Rectangle
  loaded: Promise<void> = Promise.resolve()

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super()
    this.options = options
    const { x = 10, y = 10, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    record.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  static getAllWindows() {
    return [...record.windows]
  }
  loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url
    this.loaded = (machine.showPage?.(this, url) ?? Promise.resolve()).then(() => {
      this.emit('ready-to-show')
    })
    return this.loaded
  }
  show() {
    this.shown += 1
  }
  focus() {
    this.focused += 1
  }
  isMinimized() {
    return this.minimized
  }
  restore() {
    this.minimized = false
  }
  getNormalBounds(): Rectangle {
    return this.bounds
  }
  close() {
    this.emit('close', new Preventable())
    this.destroy()
  }
  destroy() {
    const at = record.windows.indexOf(this)
    if (at < 0) return
    record.windows.splice(at, 1)
    this.webContents.emit('destroyed')
    this.emit('closed')
    if (record.windows.length === 0) app.emit('window-all-closed')
  }
}

export const dialog = {
  showErrorBox(_title: string, content: string) {
    record.errorBoxes.push(content)
  },
} satisfies Pick<Electron.Dialog, 'showErrorBox'>

export const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: Electron.MenuItemConstructorOptions[]) => {
    record.menu = template
  },
}

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]) {
    record.schemes.push(...schemes)
  },
  handle(scheme: string, handler: Handler) {
    record.handlers.set(scheme, handler)
  },
} satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>

export const safeStorage = {
  isAsyncEncryptionAvailable: () => Promise.resolve(machine.encryption),
  getSelectedStorageBackend: () => machine.keyBackend,
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`sealed:${text}`)),
  decryptStringAsync: (sealed: Buffer) =>
    Promise.resolve({ result: sealed.toString().slice('sealed:'.length), shouldReEncrypt: false }),
} satisfies Pick<
  Electron.SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>

export const screen = { getAllDisplays: () => machine.displays }

type Session = Pick<
  Electron.Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>
export const permissions = {
  request: null as Parameters<Session['setPermissionRequestHandler']>[0],
  check: null as Parameters<Session['setPermissionCheckHandler']>[0],
  device: null as Parameters<Session['setDevicePermissionHandler']>[0],
}
export const session = {
  fromPartition: (name: string) => ({
    ...session.defaultSession,
    protocol: {
      handle: (scheme: string, handler: Handler) => {
        record.handlers.set(`${name}:${scheme}`, handler)
      },
    },
  }),
  defaultSession: {
    setPermissionRequestHandler: (handler) => {
      permissions.request = handler
    },
    setPermissionCheckHandler: (handler) => {
      permissions.check = handler
    },
    setDevicePermissionHandler: (handler) => {
      permissions.device = handler
    },
  } satisfies Session,
}

export const shell = {
  openExternal: (url: string) => {
    record.opened.push(url)
    return Promise.resolve()
  },
} satisfies Pick<Electron.Shell, 'openExternal'>

/** A worker thread stands in for the process: it has the same messages, and can be killed in the middle of work. */
class UtilityProcess extends EventEmitter {
  readonly worker: Worker
  constructor(path: string) {
    super()
    this.worker = new Worker(path)
    this.worker.on('message', (message) => this.emit('message', message))
    this.worker.on('error', () => undefined)
    this.worker.on('exit', (code) => this.emit('exit', code))
    record.processes.push(this)
  }
  postMessage(message: unknown) {
    this.worker.postMessage(message)
  }
  kill(): boolean {
    void this.worker.terminate()
    return true
  }
}
export const utilityProcess = { fork: (path: string) => new UtilityProcess(path) }

const holdsBlob = (value: unknown): boolean =>
  value instanceof Blob ||
  (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value) && Object.values(value).some(holdsBlob))

/** Electron's port: what arrives is kept until start(), and a Blob can't be cloned. */
export class MessagePortMain
  extends EventEmitter
  implements Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>
{
  readonly #port: MessagePort
  #kept: unknown[] | null = []
  constructor(port: MessagePort) {
    super()
    this.#port = port
    port.on('message', (data: unknown) => {
      if (this.#kept) this.#kept.push(data)
      else this.emit('message', { data, ports: [] })
    })
    port.on('close', () => this.emit('close'))
  }
  postMessage(message: unknown) {
    if (holdsBlob(message)) throw new Error('An object could not be cloned.')
    this.#port.postMessage(message)
  }
  start() {
    const kept = this.#kept ?? []
    this.#kept = null
    for (const data of kept) this.emit('message', { data, ports: [] })
  }
  close() {
    this.#port.close()
  }
}

/** Does what a preload's `ipcRenderer.postMessage(channel, null, [port])` does; gives the page's end of the port. */
export function postFromPage(
  channel: string,
  { webContents }: BrowserWindow,
  frame: Frame | null = webContents.mainFrame,
): MessagePort {
  const { port1, port2 } = new MessageChannel()
  ipcMain.emit(channel, { ports: [new MessagePortMain(port2)], sender: webContents, senderFrame: frame }, null)
  return port1
}

// electron-store imports the module as a whole.
export default { app, ipcMain, shell }
