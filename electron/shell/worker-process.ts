import { fileURLToPath } from 'node:url'
import { beneath, type SpawnWorker } from '../platform/worker/index.ts'
import { utilityProcess } from './electron-api.ts'

type Options = {
  /** As the system's list of processes shows it. */
  name: string
  /** Of a worker whose work may wait: it ends at that, and others go before it. */
  mostHeapMb?: number
}

/** A worker in a process of its own: it can be killed when it runs away, and the window stays smooth. */
export function workerProcess(entry: URL, { name, mostHeapMb }: Options): SpawnWorker {
  const execArgv = mostHeapMb === undefined ? [] : [`--max-old-space-size=${mostHeapMb}`]
  return () => {
    const child = utilityProcess.fork(fileURLToPath(entry), [], { serviceName: name, execArgv })
    if (mostHeapMb !== undefined) child.once('spawn', () => beneath(child.pid))
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
