import Conf from 'conf'
import { type App, createApp } from './app.ts'
import { FolderInUse } from './platform/folder-lock.ts'
import { openInBrowser } from './platform/open-in-browser.ts'
import type { ProgramPaths } from './platform/program-paths.ts'
import { leaveNote, readNote } from './platform/running-note.ts'
import { onStopSignal } from './platform/stop-signals.ts'
import { childWorker, type SpawnWorker, taskHeapMb } from './platform/worker/index.ts'
import type { ServeOptions } from './serve-options.ts'
import { type HttpDoor, openHttpDoor } from './transports/http.ts'

const stopWithinMs = 5_000

/** What the system said about listening, as a sentence with the cure; null when it is about something else. */
function listenProblem(error: unknown, { host, port }: ServeOptions): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const other = 'Choose another with --port (0 takes any free one).'
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. ${other}`
  if (code === 'EACCES') return `This user may not use port ${port}. ${other}`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This computer has no address ${host}. Choose another with --host.`
  return null
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}

type Start = { options: ServeOptions; paths: ProgramPaths; spawnWorker: SpawnWorker; unlock: (() => void) | undefined }

async function openApp({ options, paths, spawnWorker, unlock }: Start): Promise<App> {
  const { dataDir, databaseUrl, open } = options
  try {
    return await createApp({
      dataDir,
      unlock,
      host: 'browser',
      version: paths.version,
      migrationsDir: paths.migrationsDir,
      resourcesDir: paths.resourcesDir,
      openStore: (folder, name) => new Conf({ cwd: folder, configName: name }),
      spawnWorker,
      spawnTaskWorker: childWorker(paths.taskWorkerEntry, { mostHeapMb: taskHeapMb }),
      databaseUrl: databaseUrl ?? undefined,
      paymongoUrl: process.env.MASH_PAYMONGO_URL,
    })
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    const url = readNote(dataDir)
    if (url && open) openInBrowser(url)
    fail(url ? `${error.message}\nIt is at ${url}` : error.message)
  }
}

async function openDoor(app: App, { options, paths }: Start): Promise<HttpDoor> {
  const { rendererDir } = paths
  const { router, log, sessionOf } = app
  const { host, port } = options
  try {
    return await openHttpDoor({ router, log, sessionOf, rendererDir, host, port })
  } catch (error) {
    const problem = listenProblem(error, options)
    if (!problem) throw error
    await app.stop()
    fail(problem)
  }
}

function stopWhenAsked(app: App, door: HttpDoor, takeNote: () => void): void {
  let stoppingSince: number | null = null
  onStopSignal(() => {
    if (stoppingSince !== null) {
      // One Ctrl+C comes up to three times: from the terminal, from npm, from `npm start`. A later one means it.
      if (performance.now() - stoppingSince > 1_000) process.exit(130)
      return
    }
    stoppingSince = performance.now()
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    takeNote()
    Promise.all([door.stop(), app.stop()]).then(
      () => process.exit(0),
      (error: unknown) => fail(`MASH Desktop did not stop cleanly: ${String(error)}`),
    )
  })
}

/** The application behind an HTTP door, until it is asked to stop. */
export async function serve(start: Start): Promise<void> {
  const { options } = start
  const app = await openApp(start)
  const door = await openDoor(app, start)
  stopWhenAsked(app, door, leaveNote(options.dataDir, door.url))
  console.log(`MASH Desktop is at ${door.url}`)
  if (options.open) openInBrowser(door.url)
}
