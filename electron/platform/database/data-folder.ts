import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { flushFile, flushFolder } from '../durable-files.ts'
import { DatabaseRefused } from './database-refused.ts'

const engineMajor = '18' // of the PostgreSQL inside PGlite 0.5
const mostCopies = 2

/** Whether there is a database in the folder. A folder that holds something else is refused, not overwritten. */
export function hasDatabase(dir: string): boolean {
  if (!existsSync(dir)) return false
  const entries = readdirSync(dir)
  if (entries.length === 0) return false
  if (!entries.includes('PG_VERSION')) {
    throw new DatabaseRefused('FOLDER', `The folder ${dir} holds other files and no database. Choose an empty folder.`)
  }
  const major = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim()
  if (major !== engineMajor) {
    const sentence = `The database in ${dir} is in format ${major}; this version reads ${engineMajor}. Open it with the version that made it and export it there.`
    throw new DatabaseRefused('OTHER_FORMAT', sentence, { data: { found: major, needed: engineMajor } })
  }
  return true
}

/**
 * Makes a new folder appear whole or not at all, power cut or not: it is filled under another name, flushed, renamed.
 * initdb itself flushes almost nothing.
 */
export async function createWhole(dir: string, fill: (partial: string) => Promise<void>): Promise<void> {
  const partial = `${dir}.new`
  rmSync(partial, { recursive: true, force: true })
  try {
    await fill(partial)
    flushTree(partial)
    rmSync(dir, { recursive: true, force: true })
    renameSync(partial, dir)
    flushFolder(dirname(dir))
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    throw error
  }
}

/** Copies a closed database beside itself and keeps the newest two such copies. */
export async function copyBefore(dir: string, migration: string): Promise<string> {
  const copy = `${dir}.before-${migration}`
  await createWhole(copy, (partial) => {
    cpSync(dir, partial, { recursive: true, preserveTimestamps: true })
    return Promise.resolve()
  })
  for (const old of listCopies(dir).slice(0, -mostCopies)) rmSync(old, { recursive: true, force: true })
  return copy
}

/** The copies beside a database, oldest migration first. */
export function listCopies(dir: string): string[] {
  const prefix = `${basename(dir)}.before-`
  return readdirSync(dirname(dir))
    .filter((name) => name.startsWith(prefix) && !name.endsWith('.new'))
    .sort()
    .map((name) => join(dirname(dir), name))
}

/** A power cut or kill -9 leaves it behind; the folder lock says that nobody is there. */
export const removeStalePid = (dir: string) => rmSync(join(dir, 'postmaster.pid'), { force: true })

function flushTree(dir: string): void {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) flushTree(path)
    else if (entry.isFile()) flushFile(path)
  }
  flushFolder(dir)
}
