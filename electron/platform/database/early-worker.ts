import { resolve } from 'node:path'
import type { SpawnWorker, WorkerLike } from '../worker/types.ts'
import type { WorkerMessage, WorkerRequest } from './embedded-protocol.ts'

/** Whoever opens a farm at all opens it long before that. */
const unusedMs = 30_000
/** The link counts its calls from 1. */
const ownId = 0

/**
 * Starts the first worker now, and lets it open the database in `dir`, before the rest of the program is loaded: that is
 * what takes longest at a start. Whoever opens that database later gets this worker and its answer. One that was started
 * for nothing is ended; later ones are started when they are asked for.
 */
export function startedEarly(spawn: SpawnWorker, dir: string | null): SpawnWorker {
  const worker = spawn()
  let hasEnded = false
  worker.onExit(() => {
    hasEnded = true
  })
  const heard = keepMessages(worker)
  const early = dir === null ? null : resolve(dir)
  if (early !== null) worker.postMessage({ id: ownId, op: 'open', request: { dir: early, lockWaitMs: 0 } })

  let isFree = true
  const timer = setTimeout(() => {
    isFree = false
    void worker.terminate()
  }, unusedMs)
  timer.unref()

  return () => {
    clearTimeout(timer)
    if (!isFree || hasEnded) return spawn()
    isFree = false
    return early === null ? { ...worker, onMessage: heard } : answeringOpen({ ...worker, onMessage: heard }, early)
  }
}

/** What is said before anybody listens is heard by the first who does. */
function keepMessages(worker: WorkerLike): WorkerLike['onMessage'] {
  let said: unknown[] = []
  let hear = (message: unknown) => {
    said.push(message)
  }
  worker.onMessage((message) => {
    hear(message)
  })
  return (listener) => {
    hear = listener
    const before = said
    said = []
    for (const message of before) listener(message)
  }
}

/** Gives the answer to the early opening to the call that asks for the same, under that call's number. */
function answeringOpen(worker: WorkerLike, early: string): WorkerLike {
  let answer: WorkerMessage | null = null
  let asked: number | null = null
  let listener: (message: unknown) => void = () => undefined
  const tell = () => {
    if (answer !== null && asked !== null) listener({ ...answer, id: asked })
  }
  return {
    ...worker,
    onMessage: (given) => {
      listener = given
      worker.onMessage((message) => {
        // Only our own worker speaks on this port.
        const said = message as WorkerMessage
        if (!('id' in said) || said.id !== ownId) {
          given(said)
          return
        }
        answer = said
        tell()
      })
    },
    postMessage: (message) => {
      // Only our own link speaks on this port.
      const { id, op, request } = message as WorkerRequest
      if (op !== 'open' || asked !== null) {
        worker.postMessage(message)
        return
      }
      asked = id
      if ('dir' in request && request.dir === early) tell()
      // Another farm was chosen meanwhile: the engine in there has one folder at a time.
      else void worker.terminate()
    },
  }
}
