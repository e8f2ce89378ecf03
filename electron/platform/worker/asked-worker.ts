import { type Task, type TaskAnswer, TaskStopped } from './task.ts'
import type { SpawnWorker } from './types.ts'

type Asked = { resolve: (output: unknown) => void; reject: (error: unknown) => void }

/** One worker, asked one thing at a time. What it can't be told to leave off ends with it. */
export type AskedWorker = {
  run<In, Out>(task: Task<In, Out>, input: In, signal: AbortSignal): Promise<Out>
  hasEnded(): boolean
  end(): void
}

export function startWorker(spawn: SpawnWorker): AskedWorker {
  const worker = spawn()
  let asked: Asked | null = null
  let ended = false
  const settle = (how: (one: Asked) => void) => {
    const one = asked
    asked = null
    if (one) how(one)
  }
  const end = (why: unknown) => {
    ended = true
    settle(({ reject }) => {
      reject(why)
    })
    void worker.terminate()
  }
  worker.onMessage((message) => {
    // Only our own worker speaks on this port.
    const answer = message as TaskAnswer
    settle(({ resolve, reject }) => {
      if ('error' in answer) reject(new Error(answer.error))
      else resolve(answer.output)
    })
  })
  // Nothing ends it but its limit of memory, and ourselves.
  worker.onExit(() => {
    end(new TaskStopped('heavy', 'a worker'))
  })
  return {
    hasEnded: () => ended,
    end: () => {
      end(new Error('the program stops'))
    },
    run: async <In, Out>({ name, atMostMs }: Task<In, Out>, input: In, signal: AbortSignal) => {
      signal.throwIfAborted()
      if (ended) throw new TaskStopped('heavy', name)
      const leave = () => {
        end(signal.reason)
      }
      const late = setTimeout(() => {
        end(new TaskStopped('heavy', name))
      }, atMostMs)
      signal.addEventListener('abort', leave)
      try {
        const output = await new Promise<unknown>((resolve, reject) => {
          asked = { resolve, reject }
          worker.postMessage({ name, input })
        })
        // The worker answers this very task, whose type both sides share.
        return output as Out
      } finally {
        clearTimeout(late)
        signal.removeEventListener('abort', leave)
      }
    },
  }
}
