// Small on purpose: the database is begun to be opened before the program itself is loaded, which takes as long.
import { mkdirSync } from 'node:fs'
import { startedEarly } from './platform/database/early-worker.ts'
import { expectedDatabase } from './platform/farm-folder.ts'
import { FolderInUse, lockFolder } from './platform/folder-lock.ts'
import { keepPrivate } from './platform/private-folder.ts'
import { findProgramPaths } from './platform/program-paths.ts'
import { workerThread } from './platform/worker/worker-thread.ts'
import { parseServeOptions, serveHelp } from './serve-options.ts'

/** Nobody else's folder is touched; that it is another's is told by the program, which asks again. */
function lockEarly(dataDir: string): (() => void) | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  try {
    return lockFolder(dataDir)
  } catch (error) {
    if (error instanceof FolderInUse) return undefined
    throw error
  }
}

keepPrivate()
const parsed = parseServeOptions(process.argv.slice(2), process.env)
if (!parsed.ok && parsed.refusal === 'help') {
  console.log(serveHelp)
  process.exit(0)
}
if (!parsed.ok) {
  console.error(`${parsed.refusal}\n\n${serveHelp}`)
  process.exit(1)
}
const options = parsed.value
const { dataDir, databaseUrl } = options
const paths = findProgramPaths(import.meta.url, null)
const unlock = lockEarly(dataDir)
const spawn = workerThread(paths.workerEntry)
// A farm on a server has no such worker.
const spawnWorker = unlock && databaseUrl === null ? startedEarly(spawn, expectedDatabase(dataDir)) : spawn
const { serve } = await import('./serve-app.ts')
await serve({ options, paths, spawnWorker, unlock })
