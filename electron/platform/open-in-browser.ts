import { spawn } from 'node:child_process'
import { asPerson } from './private-folder.ts'

type Machine = { platform: NodeJS.Platform; env: NodeJS.ProcessEnv }

/** The command that opens an address in the person's browser, or null where there is no screen to open it on. */
export function browserCommand(url: string, { platform, env }: Machine): [command: string, ...args: string[]] | null {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url]
  if (platform === 'darwin') return ['open', url]
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', url] : null
}

/** Opens the address and does not wait; where that fails the address was printed anyway. */
export function openInBrowser(url: string): void {
  const command = browserCommand(url, process)
  if (!command) return
  const [name, ...args] = command
  const child = asPerson(() => spawn(name, args, { stdio: 'ignore', detached: true }))
  child.on('error', () => undefined)
  child.unref()
}
