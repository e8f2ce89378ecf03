import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Another process of ours works in this data folder. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse'
  constructor(folder: string) {
    super(
      `MASH Desktop is already open on the data folder ${folder}. Use the window that is open, or give this one another folder with --data.`,
    )
  }
}

/**
 * Holds the folder for this process; the operating system lets go even after kill -9. Returns what lets go.
 * SQLite's exclusive lock is the one that behaves alike on Windows, macOS and Linux.
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'in-use.lock'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (cause instanceof Error && /locked|busy/i.test(cause.message)) throw new FolderInUse(folder)
    throw cause
  }
  return () => {
    lock.close()
  }
}
