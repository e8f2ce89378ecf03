import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface WriterProcess {
  child: ChildProcess
  /** Every line so far: `open`, then ids. */
  lines: string[]
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('./embedded-writer.ts', import.meta.url))

/** Starts tests/support/embedded-writer.ts on a folder. */
export function startWriter(dir: string, ...args: string[]): WriterProcess {
  const child = spawn(process.execPath, [program, dir, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  return {
    child,
    lines,
    async kill() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
      // What it had printed may still be in the pipe.
      if (!child.stdout.readableEnded) await once(output, 'close')
    },
  }
}
