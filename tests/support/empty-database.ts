import { constants, cpSync } from 'node:fs'
import { hasDatabase } from '../../electron/platform/database/data-folder.ts'
import { lockFolder } from '../../electron/platform/database/folder-lock.ts'
import { type OpenDeps, openDatabase } from '../../electron/platform/database/index.ts'
import { childWorker, taskHeapMb, workerThread } from '../../electron/platform/worker/index.ts'
import { migrationsDir } from '../../prisma/engine.ts'

/** Starts what does long work. */
export const spawnTaskWorker = childWorker(new URL('../../electron/task-worker.ts', import.meta.url), {
  mostHeapMb: taskHeapMb,
})

export const testDeps: OpenDeps = {
  migrationsDir,
  spawnWorker: workerThread(new URL('../../electron/platform/database/embedded-worker.ts', import.meta.url)),
}

/**
 * Puts an empty embedded database with every migration at `dir`: a copy of `template`, which the first one in a run makes
 * as the program makes it, while the others wait.
 */
export async function copyEmptyDatabase(template: string, dir: string): Promise<void> {
  const lock = await lockFolder(`${template}.making`, 120_000)
  try {
    if (!hasDatabase(template)) await (await openDatabase({ kind: 'embedded', dir: template }, testDeps)).close()
    cpSync(template, dir, { recursive: true, mode: constants.COPYFILE_FICLONE })
  } finally {
    lock.release()
  }
}
