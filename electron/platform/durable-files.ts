import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Flushes a file's content. Its name is the folder's: `flushFolder`. */
export function flushFile(path: string): void {
  const fd = openSync(path, 'r+') // Windows flushes only what may be written
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Flushes which names a folder has: without it a power cut can take a new file, or bring back what stood before. */
export function flushFolder(dir: string): void {
  if (process.platform === 'win32') return // cannot be done there; NTFS keeps its own journal of names
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Makes a folder, and those above it; once it has returned it stays, power cut or not. */
export function makeFolder(dir: string): void {
  const first = mkdirSync(dir, { recursive: true })
  if (first === undefined) return
  for (let made = dir; ; made = dirname(made)) {
    flushFolder(dirname(made))
    if (made === first) return
  }
}

/** Puts a file in the place of another, whole or not at all; once it has returned it stays, power cut or not. */
export function writeDurably(path: string, content: string | Buffer): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
  flushFolder(dirname(path))
}
