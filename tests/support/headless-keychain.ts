import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const has = (command: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Why there is no keychain to test with here; null when there is. */
export function keychainMissing(): string | null {
  if (process.platform !== 'linux') return 'the headless keychain is made for Linux'
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((command) => !has(command))
  return missing.length === 0 ? null : `${missing.join(' and ')} missing`
}

export type Told = { backend?: string; reason?: string | null; held?: string | null; refused?: string; threw?: string }
export type KeychainState = 'unlocked' | 'locked' | 'absent'

const script = fileURLToPath(new URL('keychain-process.ts', import.meta.url))
const daemon = {
  unlocked: 'printf %s "a password of this test" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;',
  locked: 'gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1;',
}

/** A person's session without a screen: a home, a message bus and a keychain that belong to this test alone. */
export function headlessHome() {
  const home = mkdtempSync(join(tmpdir(), 'mash-keychain-'))
  const folder = join(home, 'data')
  const runtime = join(home, 'run')
  mkdirSync(folder)
  mkdirSync(runtime, { mode: 0o700 })
  const { DBUS_SESSION_BUS_ADDRESS: _bus, DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const env = { ...rest, HOME: home, XDG_DATA_HOME: join(home, 'share'), XDG_RUNTIME_DIR: runtime }
  return {
    folder,
    /** A new session each time: what one process wrote, the next finds only where it was kept. */
    run: async (state: KeychainState, action: 'open' | 'write' | 'read', value = ''): Promise<Told> => {
      const own = [process.execPath, script, folder, action, value]
      const session =
        state === 'absent' ? own : ['dbus-run-session', '--', 'sh', '-c', `${daemon[state]} exec "$@"`, 'sh', ...own]
      const [command = '', ...args] = session
      // `disabled:` keeps the bus library from starting or finding a person's own.
      const bus = state === 'absent' ? { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } : {}
      const { stdout } = await promisify(execFile)(command, args, { env: { ...env, ...bus }, timeout: 40_000 })
      return JSON.parse(stdout) as Told
    },
    drop: () => {
      rmSync(home, { recursive: true, force: true })
    },
  }
}
