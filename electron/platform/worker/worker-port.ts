import { parentPort } from 'node:worker_threads'

/** The way back to the application, from a worker thread, a process of its own, or Electron's utility process. */
export interface WorkerPort {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

// Electron's utility process has no module 'electron' for this, only a property of `process`.
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

export function openWorkerPort(): WorkerPort {
  if (parentPort) {
    const thread = parentPort
    return {
      post: (message) => thread.postMessage(message),
      onMessage: (listener) => void thread.on('message', listener),
    }
  }
  const utility = (process as { parentPort?: UtilityPort }).parentPort
  if (utility)
    return {
      post: (message) => utility.postMessage(message),
      onMessage: (listener) => utility.on('message', (event) => listener(event.data)),
    }
  if (!process.send) throw new Error('This file is a worker: it is started by the application.')
  // The host is gone, however it went: nobody waits any more.
  process.once('disconnect', () => process.exit())
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  }
}
