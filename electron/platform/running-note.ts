import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const note = z.object({ url: z.url() })
const fileOf = (dataDir: string) => join(dataDir, 'running.json')

/** Tells a second start on the same data folder where the first one can be reached. Returns what takes it back. */
export function leaveNote(dataDir: string, url: string): () => void {
  writeFileSync(fileOf(dataDir), JSON.stringify({ url }))
  return () => {
    rmSync(fileOf(dataDir), { force: true })
  }
}

/** The address of the process that holds the folder; null when it left none, as Electron does. */
export function readNote(dataDir: string): string | null {
  try {
    return note.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))).url
  } catch {
    // Only a kindness to the person: without a readable note they are told less.
    return null
  }
}
