import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { SpawnWorker } from './types.ts'

/**
 * Starts a worker as a process of its own. A thread would not do: one that is out of memory may end the whole program,
 * and the system gives it the same share of the processor as the host. @param entry a source file, or the bundle of it
 */
export const childWorker =
  (entry: URL, { mostHeapMb }: { mostHeapMb: number }): SpawnWorker =>
  () => {
    const child = fork(fileURLToPath(entry), {
      serialization: 'advanced', // dates and bytes arrive as such
      execArgv: [`--max-old-space-size=${mostHeapMb}`],
      // What the engine says of its end is nothing for the person who started the program.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    beneath(child.pid)
    // That it could not be asked shows in its end.
    child.on('error', () => undefined)
    const exit = new Promise<number>((resolve) => {
      child.once('exit', (code) => {
        resolve(code ?? 1)
      })
    })
    return {
      postMessage: (message) => {
        // Nothing else is sent than what the tasks' types say, which is plain.
        if (child.connected) child.send(message as object, () => undefined)
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => void exit.then(listener),
      terminate: async () => {
        child.kill('SIGKILL')
        await exit
      },
    }
  }

/** Whoever waits for a list goes before whoever waits for a file. */
export function beneath(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or this system allows it to nobody: it is done all the same.
  }
}
