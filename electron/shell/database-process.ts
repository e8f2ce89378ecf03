import { fileURLToPath } from 'node:url'
import type { SpawnWorker } from '../platform/database/index.ts'
import { utilityProcess } from './electron-api.ts'

/** The embedded database in a process of its own: it can be killed when a query runs away, and the window stays smooth. */
export function databaseProcess(entry: URL): SpawnWorker {
  return () => {
    const child = utilityProcess.fork(fileURLToPath(entry), [], { serviceName: 'MASH Desktop database' })
    let ended = false
    const exit = new Promise<number>((resolve) => {
      child.once('exit', (code) => {
        ended = true
        resolve(code)
      })
    })
    return {
      postMessage: (message) => {
        child.postMessage(message)
      },
      onMessage: (listener) => {
        child.on('message', listener)
      },
      onExit: (listener) => {
        void exit.then(listener)
      },
      terminate: async () => {
        if (!ended) child.kill()
        await exit
      },
    }
  }
}
