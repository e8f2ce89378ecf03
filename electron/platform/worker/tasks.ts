import { availableParallelism } from 'node:os'
import { type AskedWorker, startWorker } from './asked-worker.ts'
import type { Task } from './task.ts'
import { createTurns } from './turns.ts'
import type { SpawnWorker } from './types.ts'

/** A worker that is asked several things by one caller and keeps what it has begun between them. */
export type HeldWorker = {
  run: <In, Out>(task: Task<In, Out>, input: In) => Promise<Out>
  release: () => void
}

export type Tasks = {
  /** Rejects with `TaskStopped` where it is too much; an abort ends the work. */
  run: <In, Out>(task: Task<In, Out>, input: In, signal?: AbortSignal) => Promise<Out>
  hold: (what: string, signal: AbortSignal) => Promise<HeldWorker>
  stop: () => void
}

/** What one worker may take of JavaScript's memory; the largest allowed of everything takes less. */
export const taskHeapMb = 512

type Options = {
  spawn: SpawnWorker
  /** Done at once; by itself one fewer than the processor does, so that the host has one. */
  most?: number
  mostWaiting?: number
  mostHeld?: number
  /** A worker that nobody needs gives its memory back. */
  unusedMs?: number
  /** A caller who holds one and asks nothing lets others wait. */
  heldMs?: number
}

const never = new AbortController().signal

export function createTasks(options: Options): Tasks {
  const { spawn, unusedMs = 30_000, heldMs = 60_000, mostWaiting = 64 } = options
  const most = options.most ?? Math.max(1, Math.min(2, availableParallelism() - 1))
  const turn = createTurns({ most, mostWaiting })
  const turnToHold = createTurns({ most: options.mostHeld ?? 2, mostWaiting })
  const all = new Set<AskedWorker>()
  const free: { worker: AskedWorker; unused: NodeJS.Timeout }[] = []

  const take = (): AskedWorker => {
    for (let one = free.pop(); one !== undefined; one = free.pop()) {
      clearTimeout(one.unused)
      if (!one.worker.hasEnded()) return one.worker
    }
    const worker = startWorker(spawn)
    all.add(worker)
    return worker
  }
  const end = (worker: AskedWorker) => {
    all.delete(worker)
    worker.end()
  }
  const giveBack = (worker: AskedWorker) => {
    if (worker.hasEnded()) {
      all.delete(worker)
      return
    }
    const unused = setTimeout(() => {
      free.splice(
        free.findIndex((one) => one.worker === worker),
        1,
      )
      end(worker)
    }, unusedMs)
    unused.unref()
    free.push({ worker, unused })
  }

  return {
    run: async (task, input, signal = never) => {
      const over = await turn(task.name, signal)
      const worker = take()
      try {
        return await worker.run(task, input, signal)
      } finally {
        giveBack(worker)
        over()
      }
    },
    hold: async (what, signal) => {
      const over = await turnToHold(what, signal)
      const worker = take()
      // What it has begun is of no use to anybody else.
      const release = () => {
        clearTimeout(idle)
        end(worker)
        over()
      }
      let idle = setTimeout(release, heldMs).unref()
      return {
        release,
        run: async (task, input) => {
          clearTimeout(idle)
          try {
            return await worker.run(task, input, signal)
          } finally {
            idle = setTimeout(release, heldMs).unref()
          }
        },
      }
    },
    stop: () => {
      for (const worker of all) end(worker)
    },
  }
}
