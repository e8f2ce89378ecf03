import { join } from 'node:path'
import Store from 'electron-store'
import { type App, createApp } from './app.ts'
import type { SessionSlot } from './contract/routes.ts'
import { FolderInUse } from './platform/folder-lock.ts'
import { keepPrivate } from './platform/private-folder.ts'
import { defaultDataDir, findProgramPaths } from './platform/program-paths.ts'
import { readNote } from './platform/running-note.ts'
import { onStopSignal } from './platform/stop-signals.ts'
import { taskHeapMb } from './platform/worker/index.ts'
import { answerPages } from './shell/connect.ts'
import { app, BrowserWindow, dialog, session, type WebContents } from './shell/electron-api.ts'
import { guardAllContents, guardPermissions } from './shell/guards.ts'
import { openMainWindow, showFirstWindow } from './shell/main-window.ts'
import { setMenu } from './shell/menu.ts'
import { openOsCipher } from './shell/os-cipher.ts'
import { registerPageScheme, servePage } from './shell/page-protocol.ts'
import { openPrintHost } from './shell/print-window.ts'
import { parseWindowStart } from './shell/window-options.ts'
import { windowSession } from './shell/window-session.ts'
import { workerProcess } from './shell/worker-process.ts'
import { findPageFile } from './transports/page-files.ts'
import { createPortServer } from './transports/port-server.ts'

const stopWithinMs = 5_000

keepPrivate()
const start = parseWindowStart(process.argv.slice(1), process.env)
const dataDir = start.dataDir ?? defaultDataDir()
const paths = findProgramPaths(import.meta.url, app.isPackaged ? process.resourcesPath : null)

app.enableSandbox()
registerPageScheme()
// Chromium's own files go beside ours, and the single-instance lock is per such folder: one window per farm folder.
app.setPath('userData', join(dataDir, 'window'))

/** A sentence on the screen is all that can be done when the application can't be opened. */
function giveUp(error: unknown): void {
  const url = error instanceof FolderInUse ? readNote(dataDir) : null
  const sentence = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox('MASH Desktop', url ? `${sentence}\n\n${url}` : sentence)
  app.exit(1)
}

function openMash(): Promise<App> {
  return createApp({
    dataDir,
    host: 'electron',
    version: paths.version,
    migrationsDir: paths.migrationsDir,
    resourcesDir: paths.resourcesDir,
    openStore: (folder, name) => new Store({ cwd: folder, name }),
    spawnWorker: workerProcess(paths.workerEntry, { name: 'MASH Desktop database' }),
    spawnTaskWorker: workerProcess(paths.taskWorkerEntry, { name: 'MASH Desktop worker', mostHeapMb: taskHeapMb }),
    printHost: openPrintHost(),
    osCipher: openOsCipher,
    databaseUrl: start.databaseUrl ?? undefined,
  })
}

/** One session per window; a new window begins with the one that was to outlive its window. */
async function createSessions({ secrets, log }: App): Promise<(contents: WebContents) => SessionSlot> {
  let sessionToken = await secrets.get('session')
  const slots = new WeakMap<WebContents, SessionSlot>()
  const keep = (token: string) => {
    sessionToken = token || null
    return secrets.set('session', token)
  }
  const onFault = (error: unknown) => {
    log.warn({ err: error }, 'the session could not be kept')
  }
  return (contents) => {
    const slot = slots.get(contents)
    if (slot) return slot
    const fresh = windowSession(sessionToken, { keep, onFault })
    slots.set(contents, fresh)
    return fresh
  }
}

/** However quitting began, the application is stopped once, and given 5 s for it. */
function stopOnce(mash: App): void {
  onStopSignal(() => {
    app.quit()
  })
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    const timer = setTimeout(() => {
      app.exit(1)
    }, stopWithinMs)
    mash.stop().then(
      () => {
        clearTimeout(timer)
        app.exit(0)
      },
      () => {
        app.exit(1)
      },
    )
  })
}

async function open(): Promise<void> {
  let docsHere: App['docsHere'] = () => null
  guardAllContents(() => docsHere())
  await app.whenReady()
  guardPermissions(session.defaultSession)
  const mash = await openMash()
  docsHere = mash.docsHere
  stopOnce(mash)
  const sessionOf = await createSessions(mash)
  answerPages({
    serve: createPortServer(mash.router, mash.log),
    sessionOf,
    deviceId: mash.settings.get().installationId,
  })
  servePage((pathname) => findPageFile(paths.rendererDir, pathname))
  setMenu()

  const openWindow = () =>
    openMainWindow({
      preload: join(paths.rendererDir, '..', 'preload', 'preload.cjs'),
      icon: join(paths.rendererDir, '..', '..', 'resources', 'icons', 'icon.png'),
      bounds: mash.settings.get().window,
      saveBounds: (bounds) => {
        mash.settings.change({ window: { ...bounds } })
      },
    })
  openWindow()
  app.on('second-instance', showFirstWindow)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}

// Not awaited: Electron becomes ready only after this module has run to its end.
if (app.requestSingleInstanceLock()) open().catch(giveUp)
else app.quit()
