import { TaskStopped } from './task.ts'

/** Lets so many in at once, and the others in their order; whoever would be one more than may wait is refused. */
export function createTurns({ most, mostWaiting }: { most: number; mostWaiting: number }) {
  const waiting = new Set<() => void>()
  let inside = 0
  const leave = () => {
    const [next] = waiting
    if (next === undefined) inside -= 1
    else {
      waiting.delete(next)
      next()
    }
  }
  const wait = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        waiting.delete(go)
        reject(signal.reason instanceof Error ? signal.reason : new Error('given up'))
      }
      const go = () => {
        signal.removeEventListener('abort', giveUp)
        resolve()
      }
      signal.addEventListener('abort', giveUp)
      waiting.add(go)
    })

  /** Resolves to what ends the turn, which counts once. */
  return async (what: string, signal: AbortSignal): Promise<() => void> => {
    signal.throwIfAborted()
    if (inside < most) inside += 1
    else if (waiting.size >= mostWaiting) throw new TaskStopped('busy', what)
    else await wait(signal)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      leave()
    }
  }
}
