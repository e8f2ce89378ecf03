import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

function* filesOf(path) {
  if (!existsSync(path)) return
  if (statSync(path).isFile()) {
    yield path
    return
  }
  for (const name of readdirSync(path).toSorted()) yield* filesOf(join(path, name))
}

/** A hash of the names and contents of files and folders, so that a step is done again only when something changed. */
export function fingerprint(root, paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesOf(join(root, path))) {
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

/** Remembers a fingerprint beside what was made from it; deleting that deletes the memory too. */
export const isStamped = (file, mark) => existsSync(file) && readFileSync(file, 'utf8') === mark

export function stamp(file, mark) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, mark)
}
