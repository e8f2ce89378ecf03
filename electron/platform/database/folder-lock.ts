import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { makeFolder } from '../durable-files.ts'
import { databaseErrorFacts } from './database-error.ts'
import { DatabaseRefused } from './database-refused.ts'

export interface FolderLock {
  release(): void
}

const sqliteBusy = 5

/**
 * Keeps every other process out of an embedded database. PGlite has no lock of its own: two processes on one folder
 * lose each other's rows without an error. The operating system lets the lock go when the process dies, however it does.
 * @param waitMs how long to wait for a holder that is just ending
 * @throws DatabaseRefused IN_USE, FOLDER
 */
export async function lockFolder(dir: string, waitMs = 0): Promise<FolderLock> {
  const end = performance.now() + waitMs
  for (;;) {
    const lock = tryLock(dir)
    if (lock) return lock
    if (performance.now() >= end) {
      const sentence = `The database in ${dir} is open in another window or program. Close that one, or choose another folder.`
      throw new DatabaseRefused('IN_USE', sentence)
    }
    await delay(50)
  }
}

function tryLock(dir: string): FolderLock | null {
  let handle: DatabaseSync | undefined
  try {
    makeFolder(dirname(dir))
    handle = new DatabaseSync(`${dir}.lock`)
    handle.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
    const locked = handle
    return { release: () => locked.close() }
  } catch (error) {
    handle?.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return null
    const sentence = `The folder of ${dir} cannot be written: ${databaseErrorFacts(error).message}. Check its rights and the free space.`
    throw new DatabaseRefused('FOLDER', sentence, { cause: error })
  }
}
