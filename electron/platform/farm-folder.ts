import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Which farm a desktop works with, and of a shared one the address. */
type FarmChoice = { start: 'demo' | 'empty' | 'join'; url: string | null }

/** Readings that wait, and the copy of the list of chambers, belong to one farm: another one has another folder. */
export function farmFolder(dataDir: string, { start, url }: FarmChoice): string {
  if (start !== 'join' || url === null) return join(dataDir, start === 'demo' ? 'demo' : 'farm')
  const { host, pathname } = new URL(url)
  return join(
    dataDir,
    `joined-${createHash('sha256')
      .update(host + pathname)
      .digest('hex')
      .slice(0, 8)}`,
  )
}

export const databaseFolder = (folder: string): string => join(folder, 'db')

/**
 * The embedded database that this desktop is about to open, as its settings say; null: none, or one that has to be made
 * first. A guess made early: what cannot be read is read again, and told, by those whose task it is.
 */
export function expectedDatabase(dataDir: string): string | null {
  try {
    const { start } = JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8')) as { start?: unknown }
    if (start !== 'empty' && start !== 'demo') return null
    const dir = databaseFolder(farmFolder(dataDir, { start, url: null }))
    return existsSync(join(dir, 'PG_VERSION')) ? dir : null
  } catch {
    return null
  }
}
