// A registry may have a package's newest version before the binaries of every platform. npm then writes a lock that
// works here and leaves Windows or macOS without them: every optional package that is named must itself be locked.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './step.mjs'

/** What is wrong with a parsed package-lock.json: one line each. */
export function lockProblems({ packages }) {
  const isLocked = (from, name) => {
    for (
      let path = from;
      ;
      path = path.includes('/node_modules/') ? path.slice(0, path.lastIndexOf('/node_modules/')) : ''
    ) {
      if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true
      if (path === '') return false
    }
  }
  const entries = Object.entries(packages)
  const unlocked = entries.flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(path, name))
      .map(([name, range]) => `${name}@${range} is not locked, wanted by ${path || 'this project'}`),
  )
  const unsure = entries
    .filter(([path, entry]) => path && !entry.link && !entry.integrity && !entry.inBundle)
    .map(([path]) => `${path} has no integrity`)
  return [...unlocked, ...unsure]
}

/**
 * Whether what is installed (npm's own note, node_modules/.package-lock.json) is what the lock names. Optional packages
 * may be missing: other systems' binaries, or a native one that could not be compiled.
 */
export function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([path, { version, optional }]) => {
    const has = installed.packages[path]?.version
    return path === '' || has === version || (has === undefined && optional === true)
  })
}

if (process.argv[1] === import.meta.filename) {
  const problems = lockProblems(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length ? 1 : 0
}
