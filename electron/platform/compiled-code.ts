import { readdirSync, rmSync } from 'node:fs'
import { constants, enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

const flushMs = 15_000

/**
 * Keeps the compiled form of the program's code in the data folder, so that a later start need not compile it again.
 * Node checks each entry against its source. It is a cache: without it everything works, a little later.
 */
export function keepCompiledCode(dataDir: string, version: string): void {
  const folder = join(dataDir, 'compiled')
  const own = `${version}-${process.version}`
  const { status } = enableCompileCache(join(folder, own))
  if (status !== constants.compileCacheStatus.ENABLED) return
  // For the threads that are started from here.
  process.env.NODE_COMPILE_CACHE = join(folder, own)
  setTimeout(() => {
    // Node writes it when the program ends, which a power cut does not wait for.
    flushCompileCache()
    dropOthers(folder, own)
  }, flushMs).unref()
}

/** What earlier versions left is of no use any more. */
function dropOthers(folder: string, own: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name !== own) rmSync(join(folder, name), { recursive: true, force: true })
    }
  } catch {
    // The next start tries again.
  }
}
