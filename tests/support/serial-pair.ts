import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.ts'

export type SerialPair = {
  /** The computer's end and the board's end of the cable; the paths stay the same when it is plugged in again. */
  a: string
  b: string
  /** Pulls the cable: both ends are gone at once. */
  unplug(): Promise<void>
  plugIn(): Promise<void>
  stop(): Promise<void>
}

/** Two pseudo-terminals joined by socat. */
export async function startSerialPair(): Promise<SerialPair> {
  const folder = mkdtempSync(join(tmpdir(), 'serial-'))
  const [a, b] = [join(folder, 'a'), join(folder, 'b')]
  let child: ChildProcess | null = null

  const unplug = async () => {
    const own = child
    child = null
    if (!own) return
    const gone = once(own, 'exit')
    own.kill('SIGKILL')
    await gone
    // socat had no time to take its links away.
    for (const path of [a, b]) rmSync(path, { force: true })
  }
  const plugIn = async () => {
    const own = spawn('socat', [`pty,raw,echo=0,link=${a}`, `pty,raw,echo=0,link=${b}`], { stdio: 'ignore' })
    child = own
    // A test that failed on its way leaves nothing running.
    process.once('exit', () => own.kill('SIGKILL'))
    await until('the pseudo-terminals', () => existsSync(a) && existsSync(b))
  }
  await plugIn()
  return {
    a,
    b,
    unplug,
    plugIn,
    stop: async () => {
      await unplug()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
