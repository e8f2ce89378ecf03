import { randomUUID } from 'node:crypto'
import type { PrintHost, PrintHow, PrintOutcome } from '../platform/print-host.ts'
import { BrowserWindow, type Session, session, type WebContentsPrintOptions } from './electron-api.ts'
import { guardPermissions } from './guards.ts'
import { pageOrigin, pageScheme } from './origin.ts'

/** After this long nobody can say whether the paper comes. */
const waitMs = 60_000
const microns = (mm: number) => Math.round(mm * 1000)

const optionsOf = ({ printer, copies, widthMm, heightMm }: PrintHow): WebContentsPrintOptions => ({
  silent: true,
  deviceName: printer,
  copies,
  printBackground: true,
  margins: { marginType: 'none' },
  pageSize: { width: microns(widthMm), height: microns(heightMm) },
})

/** Papers on their way to a printer, served in a session of their own to windows that nobody sees. */
function openDocuments() {
  const documents = new Map<string, Uint8Array>()
  let own: Session | null = null
  const open = (): Session => {
    if (own) return own
    own = session.fromPartition('paper') // kept in memory alone
    guardPermissions(own)
    own.protocol.handle(pageScheme, (request) => {
      const pdf = documents.get(new URL(request.url).pathname)
      return pdf
        ? new Response(new Uint8Array(pdf), { headers: { 'content-type': 'application/pdf' } })
        : new Response('Not found', { status: 404 })
    })
    return own
  }
  return { held: documents, open }
}

function hiddenWindow(inSession: Session): BrowserWindow {
  return new BrowserWindow({
    show: false,
    webPreferences: {
      session: inSession,
      plugins: true, // Chromium's own PDF viewer is one
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    },
  })
}

/** Loads the paper and gives it to the system; the callback says whether it was taken. */
function printIn(window: BrowserWindow, url: string, how: PrintHow): Promise<PrintOutcome> {
  const { promise, resolve } = Promise.withResolvers<PrintOutcome>()
  const timer = setTimeout(() => {
    resolve({ state: 'uncertain' })
  }, waitMs)
  window.webContents.once('render-process-gone', () => {
    resolve({ state: 'uncertain' })
  })
  window.loadURL(url).then(
    () => {
      window.webContents.print(optionsOf(how), (success, reason) => {
        resolve(success ? { state: 'done' } : { state: 'failed', reason })
      })
    },
    (error: unknown) => {
      resolve({ state: 'failed', reason: error instanceof Error ? error.message : 'the paper could not be loaded' })
    },
  )
  return promise.finally(() => {
    clearTimeout(timer)
  })
}

/** Prints to a chosen printer without a dialog, through a window that is never shown. */
export function openPrintHost(): PrintHost {
  const { held: documents, open } = openDocuments()
  return {
    list: async () => {
      const [seen] = BrowserWindow.getAllWindows()
      const window = seen ?? hiddenWindow(open())
      try {
        const printers = await window.webContents.getPrintersAsync()
        return printers.map(({ name, displayName }) => ({ name, label: displayName || name }))
      } finally {
        if (!seen) window.destroy()
      }
    },
    print: async (pdf, how) => {
      const path = `/paper/${randomUUID()}.pdf`
      documents.set(path, pdf)
      const window = hiddenWindow(open())
      try {
        return await printIn(window, `${pageOrigin}${path}`, how)
      } finally {
        documents.delete(path)
        window.destroy()
      }
    },
  }
}
