import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What other users of this computer may do with a file. On Windows the profile folder's own list says that. */
const others = 0o077
/** Folders that we make in a data folder. What else lies in it is the person's, who may have chosen any folder. */
const ownFolder = /^(?:demo|farm|joined-[\da-f]{8}|logs|window)$/

let umaskBefore: number | null = null

/** From here on whatever this process makes, or a library in it, is for its own user alone. First thing at the start. */
export function keepPrivate(): void {
  umaskBefore = process.umask(others)
}

/** Starts a program of the person's, which makes its files as they are used to: it would inherit ours. */
export function asPerson<T>(start: () => T): T {
  if (umaskBefore === null) return start()
  process.umask(umaskBefore)
  try {
    return start()
  } finally {
    process.umask(others)
  }
}

const isGone = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Takes from all others what they may do with the data folder: made by an older version, restored from a backup, or
 * copied. Links are not followed. What goes away meanwhile is no concern. Gives what could not be mended.
 */
export function mendModes(dataDir: string): Error | null {
  if (process.platform === 'win32') return null
  const failures: unknown[] = []
  const unlessGone = (work: () => void) => {
    try {
      work()
    } catch (error) {
      if (!isGone(error)) failures.push(error)
    }
  }
  const mend = (path: string) => {
    const { mode } = lstatSync(path)
    if ((mode & others) !== 0) chmodSync(path, mode & 0o700)
  }
  const mendInside = (folder: string, isOurs: (name: string) => boolean): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (!entry.isFile() && !(entry.isDirectory() && isOurs(entry.name))) continue
      unlessGone(() => {
        mend(path)
        if (entry.isDirectory()) mendInside(path, () => true)
      })
    }
  }
  unlessGone(() => {
    mend(dataDir)
    mendInside(dataDir, (name) => ownFolder.test(name))
  })
  return failures.length > 0 ? new AggregateError(failures, 'modes of files could not be mended') : null
}
