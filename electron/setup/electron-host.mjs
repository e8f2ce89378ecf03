import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const probeMs = 10_000

const missing = (code, why) => ({ ok: false, code, why })

function versionOf(dist) {
  const file = join(dist, 'version')
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null
}

function isExecutable(path, platform) {
  try {
    accessSync(path, platform === 'win32' ? constants.F_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where the binary is, by the same files as the package reads. Importing the package would start a download. */
function locate(packageDir, env, platform) {
  const own = env.ELECTRON_OVERRIDE_DIST_PATH
  if (own) return { dist: own, exe: join(own, executables[platform] ?? 'electron') }
  const pathFile = join(packageDir, 'path.txt')
  if (!existsSync(pathFile)) return null
  const dist = join(packageDir, 'dist')
  return { dist, exe: join(dist, readFileSync(pathFile, 'utf8').trim()) }
}

function probeStart(exe, env) {
  const probe = spawnSync(exe, ['-e', 'process.stdout.write(process.versions.electron ?? "")'], {
    env: { ...env, ELECTRON_RUN_AS_NODE: '1' },
    timeout: probeMs,
    encoding: 'utf8',
  })
  if (probe.status === 0) return null
  return (probe.error?.message ?? probe.stderr ?? '').trim().split('\n').at(-1) || `exit code ${probe.status}`
}

/** Why no window can be shown on this machine, whether or not Electron is there; null when one can. */
export function noWindow({ env = process.env, platform = process.platform, uid = process.getuid?.() } = {}) {
  if (env.MASH_WINDOW === 'browser') return missing('forced', 'MASH_WINDOW=browser')
  if (platform !== 'linux') return null
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY)
    return missing('no-display', 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)')
  if (uid === 0) return missing('root', 'Electron keeps its sandbox on, and that does not start as root')
  return null
}

/**
 * Looks for a usable Electron without importing it. Gives `{ ok: true, exe, version }` or `{ ok: false, code, why }`;
 * code is one of no-package, no-binary, wrong-version, broken, forced, no-display, root.
 */
export function findElectron({ root, env = process.env, platform = process.platform, uid = process.getuid?.() }) {
  const blocked = noWindow({ env, platform, uid })
  if (blocked) return blocked
  const packageDir = join(root, 'node_modules', 'electron')
  const packageFile = join(packageDir, 'package.json')
  if (!existsSync(packageFile)) return missing('no-package', 'the npm package electron is not installed')
  const { version } = JSON.parse(readFileSync(packageFile, 'utf8'))
  const found = locate(packageDir, env, platform)
  if (!found) return missing('no-binary', `the binary of Electron ${version} has not been downloaded`)
  if (!isExecutable(found.exe, platform)) return missing('no-binary', `there is no program at ${found.exe}`)
  const has = versionOf(found.dist)
  if (has === null && !env.ELECTRON_OVERRIDE_DIST_PATH) return missing('no-binary', 'its download was interrupted')
  if (has !== null && has !== version)
    return missing('wrong-version', `the binary is ${has} and the package is ${version}`)
  const trouble = probeStart(found.exe, env)
  if (trouble) return missing('broken', `Electron does not start: ${trouble}`)
  return { ok: true, exe: found.exe, version }
}
