import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from './postgres.ts'
import { until } from './until.ts'

export type MosquittoOptions = {
  login?: { username: string; password: string }
  /** Nobody may say anything on these topics. */
  denied?: string
  tls?: { certFile: string; keyFile: string }
  /** Writes all it holds to the disk at each change, so that `kill` loses nothing. Off: it is fast, for benches. */
  keeps?: boolean
  /** With the limits that it has where nobody has changed them: 1,000 messages wait for an absent client. */
  stock?: boolean
  /** How many messages wait for an absent client; else as many as come. */
  queued?: number
}

export type Mosquitto = {
  port: number
  url: string
  /** Starts it again on the same port, with what it kept. */
  start(): Promise<void>
  /** As a service manager stops it. */
  stop(): Promise<void>
  /** As a power cut stops it. */
  kill(): Promise<void>
  /** Ends it and forgets its files. */
  drop(): Promise<void>
}

// Debian keeps it in /usr/sbin, which is not on everyone's path.
const env = { ...process.env, PATH: [process.env.PATH, '/usr/sbin', '/usr/local/sbin'].join(delimiter) }

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

function configure(
  folder: string,
  port: number,
  { login, denied, tls, keeps = true, stock = false, queued = 0 }: MosquittoOptions,
): string {
  const lines = [
    `listener ${port} 127.0.0.1`,
    `allow_anonymous ${login ? 'false' : 'true'}`,
    // Its default of 1000 drops silently what waits for an absent client.
    ...(stock ? [] : [`max_queued_messages ${queued}`]),
    ...(keeps
      ? ['persistence true', `persistence_location ${folder}/`, 'autosave_interval 1', 'autosave_on_changes true']
      : ['persistence false', ...(stock ? [] : ['max_inflight_messages 0'])]),
    `user ${process.getuid?.() === 0 ? 'root' : 'mosquitto'}`,
    'log_dest none',
  ]
  if (tls) lines.push(`certfile ${tls.certFile}`, `keyfile ${tls.keyFile}`)
  if (login) {
    const file = join(folder, 'passwords')
    execFileSync('mosquitto_passwd', ['-c', '-b', file, login.username, login.password], { env })
    lines.push(`password_file ${file}`)
  }
  if (denied) {
    const file = join(folder, 'rights')
    writeFileSync(file, `topic readwrite #\ntopic deny ${denied}\n`)
    lines.push(`acl_file ${file}`)
  }
  const file = join(folder, 'mosquitto.conf')
  writeFileSync(file, lines.join('\n'))
  return file
}

/** A real broker for one test, on a port of its own. */
export async function startMosquitto(options: MosquittoOptions = {}): Promise<Mosquitto> {
  const folder = mkdtempSync(join(tmpdir(), 'mosquitto-'))
  const port = await freePort()
  const file = configure(folder, port, options)
  let child: ChildProcess | null = null

  const start = async () => {
    const own = spawn('mosquitto', ['-c', file], { env, stdio: 'ignore' })
    child = own
    // A test that failed on its way leaves nothing running.
    process.once('exit', () => own.kill('SIGKILL'))
    await until(`mosquitto on port ${port}`, async () => {
      if (own.exitCode !== null) throw new Error(`mosquitto ended with ${own.exitCode}`)
      return answers(port)
    })
  }
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const own = child
    child = null
    if (!own || own.exitCode !== null || own.signalCode !== null) return
    const gone = once(own, 'exit')
    own.kill(signal)
    await gone
  }
  await start()
  return {
    port,
    url: `${options.tls ? 'mqtts' : 'mqtt'}://${options.tls ? 'localhost' : '127.0.0.1'}:${port}`,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    drop: async () => {
      await end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
