import { Worker } from 'node:worker_threads'
import type { SpawnWorker } from './types.ts'

/** Starts a worker as a thread. @param entry a source file, or the bundle made of it */
export const workerThread =
  (entry: URL): SpawnWorker =>
  () => {
    const worker = new Worker(entry)
    // Every error also ends the thread; `exit` is the one that is acted on.
    worker.on('error', () => undefined)
    return {
      postMessage: (message) => worker.postMessage(message),
      onMessage: (listener) => void worker.on('message', listener),
      onExit: (listener) => void worker.once('exit', listener),
      terminate: async () => {
        await worker.terminate()
      },
    }
  }
