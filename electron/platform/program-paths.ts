import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type ProgramPaths = {
  version: string
  /** The built page. */
  rendererDir: string
  migrationsDir: string
  /** Icons, fonts, templates of papers. */
  resourcesDir: string
  /** The entry of the embedded database's worker: a source file, or its bundle beside the program's. */
  workerEntry: URL
  /** The entry of the workers that do long work. */
  taskWorkerEntry: URL
}

function findRoot(from: string): string {
  let folder = from
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`no package.json above ${from}: the program is not whole, install it again`)
    folder = above
  }
  return folder
}

/**
 * Where the program's own files are, seen from an entry file (`import.meta.url` of main.ts or serve.ts): the same in the
 * source tree, in the bundle, and in a packed archive, which keeps the migrations beside itself (`packedDir`).
 */
export function findProgramPaths(entryUrl: string, packedDir: string | null): ProgramPaths {
  const root = findRoot(dirname(fileURLToPath(entryUrl)))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const packed = [packedDir, dirname(root)].flatMap((folder) => (folder ? [join(folder, 'migrations')] : []))
  const migrations = [join(root, 'prisma', 'migrations'), ...packed].find((folder) => existsSync(folder))
  if (!migrations) throw new Error(`the migrations are missing: ${root} is not a whole MASH Desktop, install it again`)
  const bundledOr = (bundle: string, source: string) => {
    const bundled = new URL(bundle, entryUrl)
    return existsSync(bundled) ? bundled : new URL(source, entryUrl)
  }
  return {
    version,
    rendererDir: join(root, 'dist', 'renderer'),
    migrationsDir: migrations,
    resourcesDir: join(root, 'resources'),
    workerEntry: bundledOr('./embedded-worker.js', './platform/database/embedded-worker.ts'),
    taskWorkerEntry: bundledOr('./task-worker.js', './task-worker.ts'),
  }
}

type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv; home: string }

const here = (): Machine => ({ platform: process.platform, env: process.env, home: homedir() })

/** The person's data folder: one for both hosts, so the farm is the same in a window and in a browser. */
export function defaultDataDir({ platform, env, home } = here()): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'MASH Desktop')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'MASH Desktop')
  return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'mash-desktop')
}
