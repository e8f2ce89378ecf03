import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entries = { built: join(root, 'dist/main/serve.js'), source: join(root, 'electron/serve.ts') }
const startMs = 60_000

export type HostOptions = {
  /** The bundle as it ships (the page must be built), the sources, or the path of a serve.js elsewhere. */
  entry?: 'built' | 'source' | { path: string }
  dataDir?: string
  /** 0 takes any free one; a restart keeps the port it got. */
  port?: number
  env?: NodeJS.ProcessEnv
  flags?: string[]
}

/** The browser host as a process of its own, started as a person would start it. */
export type DeskHost = {
  readonly url: string
  readonly dataDir: string
  readonly pid: number
  /** Everything it said on both outputs. */
  readonly said: string
  /** Ends it as Ctrl+C does; resolves with its exit code. */
  stop(): Promise<number | null>
  /** Ends it as a power cut does, and resolves when it is gone. */
  kill9(): Promise<void>
  /** Starts it again on the same folder and port. */
  start(): Promise<void>
  restart(): Promise<void>
  /** Ends it and deletes a data folder that was made for it. */
  remove(): Promise<void>
}

type Running = { child: ChildProcess; exit: Promise<number | null>; said: () => string }

/** A run that ended on its way leaves no host behind. */
const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

function run(args: string[], env: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  alive.add(child)
  child.once('exit', () => alive.delete(child))
  let said = ''
  const keep = (part: Buffer) => {
    said += part.toString()
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const exit = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  return { child, exit, said: () => said }
}

/** Waits for the line with the address; an end before it is an error that tells what was said. */
async function addressOf({ child, said }: Running): Promise<string> {
  const deadline = performance.now() + startMs
  for (;;) {
    const url = /^MASH Desktop is at (http\S+)$/m.exec(said())?.[1]
    if (url) return url
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`the host did not start. It said:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export async function startHost(options: HostOptions = {}): Promise<DeskHost> {
  const { entry = 'built', env = {}, flags = [] } = options
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'mash-desk-'))
  let port = options.port ?? 0
  let url = ''
  let running: Running | null = null

  const start = async () => {
    const path = typeof entry === 'string' ? entries[entry] : entry.path
    const args = [path, '--data', dataDir, '--port', String(port), '--no-open', ...flags]
    // A keychain of the person who runs the tests is none of our business.
    const own = { ...process.env, DBUS_SESSION_BUS_ADDRESS: '', ...env }
    running = run(args, own)
    url = await addressOf(running)
    port = Number(new URL(url).port)
  }
  const end = async (signal: NodeJS.Signals) => {
    const ending = running
    running = null
    if (!ending) return null
    ending.child.kill(signal)
    return ending.exit
  }
  await start()
  return {
    get url() {
      return url
    },
    get pid() {
      return running?.child.pid ?? 0
    },
    get said() {
      return running?.said() ?? ''
    },
    dataDir,
    start,
    stop: () => end('SIGTERM'),
    kill9: async () => {
      await end('SIGKILL')
    },
    restart: async () => {
      await end('SIGTERM')
      await start()
    },
    remove: async () => {
      await end('SIGKILL')
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs the host until it ends by itself; for starts that are refused. */
export async function runHost(
  flags: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; said: string }> {
  const running = run([entries.source, '--no-open', ...flags], { ...process.env, DBUS_SESSION_BUS_ADDRESS: '', ...env })
  const code = await running.exit
  return { code, said: running.said() }
}
