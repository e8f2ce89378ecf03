import { DriverAdapterError } from '@prisma/driver-adapter-utils'
import type { SpawnWorker, WorkerLike } from '../worker/types.ts'
import { DatabaseRefused } from './database-refused.ts'
import type { WorkerCalls, WorkerFault, WorkerMessage, WorkerOp } from './embedded-protocol.ts'

export interface LinkOptions {
  spawnWorker: SpawnWorker
  dir: string
  /** A call that keeps the engine busy for longer is a runaway: its worker is ended, the only way to cancel there. */
  runawayMs: number
  /** How long a call waits for a worker that is being replaced. */
  reopenWaitMs: number
  isReopening: () => boolean
  onPreparing: () => void
  /** The worker ended though nobody asked it to. */
  onDeath: () => void
}

interface Waiting {
  resolve: (reply: unknown) => void
  reject: (error: unknown) => void
}

// Copying a folder and VACUUM may take as long as they take.
const patientOps = new Set<WorkerOp>(['open', 'copyAside', 'maintain', 'exec', 'script', 'close'])
const watchEveryMs = 500

/** The application's end of the database worker: numbered calls, answers in any order, one worker at a time. */
export class EmbeddedLink {
  private readonly options: LinkOptions
  private readonly waiting = new Map<number, Waiting>()
  private readonly waitingForOpen = new Set<() => void>()
  private worker: WorkerLike | undefined
  private watchdog: NodeJS.Timeout | undefined
  private isOpen = false
  private lastId = 0
  private patientCalls = 0
  private lastAnswerAt = 0

  constructor(options: LinkOptions) {
    this.options = options
  }

  /** Starts a worker and opens the folder in it. @throws DatabaseRefused */
  async start(lockWaitMs: number): Promise<void> {
    const started = this.options.spawnWorker()
    this.worker = started
    await new Promise<void>((resolve, reject) => {
      // Only our own worker speaks on this port.
      started.onMessage((message) => this.onMessage(message as WorkerMessage, resolve))
      started.onExit((code) => {
        reject(new Error(`the database worker ended with code ${code}`))
        this.onExit(started)
      })
    })
    await this.send('open', { dir: this.options.dir, lockWaitMs })
    this.isOpen = true
    this.watchdog = setInterval(() => this.endRunaway(), watchEveryMs)
    this.watchdog.unref()
    for (const go of this.waitingForOpen) go()
  }

  async call<K extends WorkerOp>(op: K, request: WorkerCalls[K]['request']): Promise<WorkerCalls[K]['reply']> {
    if (!this.isOpen && this.options.isReopening()) await this.untilOpen()
    if (!this.isOpen) throw new DriverAdapterError({ kind: 'DatabaseNotReachable' })
    return await this.send(op, request)
  }

  /** Ends the worker at once; what it had not committed is gone. */
  async kill(): Promise<void> {
    const ending = this.worker
    if (!ending) return
    this.onExit(ending)
    await ending.terminate()
  }

  private async send<K extends WorkerOp>(op: K, request: WorkerCalls[K]['request']) {
    const to = this.worker
    if (!to) throw new DriverAdapterError({ kind: 'DatabaseNotReachable' })
    if (this.waiting.size === 0) this.lastAnswerAt = performance.now()
    this.lastId += 1
    const id = this.lastId
    const isPatient = patientOps.has(op)
    if (isPatient) this.patientCalls += 1
    try {
      return await new Promise<WorkerCalls[K]['reply']>((resolve, reject) => {
        this.waiting.set(id, { resolve: (reply) => resolve(reply as WorkerCalls[K]['reply']), reject })
        to.postMessage({ id, op, request })
      })
    } finally {
      if (isPatient) this.patientCalls -= 1
    }
  }

  private onMessage(message: WorkerMessage, onUp: () => void): void {
    this.lastAnswerAt = performance.now()
    if ('event' in message) {
      if (message.event === 'up') onUp()
      else this.options.onPreparing()
      return
    }
    const call = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if ('reply' in message) call?.resolve(message.reply)
    else call?.reject(errorOf(message.fault))
  }

  private onExit(dead: WorkerLike): void {
    if (this.worker !== dead) return
    this.worker = undefined
    this.isOpen = false
    clearInterval(this.watchdog)
    for (const call of this.waiting.values()) call.reject(new DriverAdapterError({ kind: 'ConnectionClosed' }))
    this.waiting.clear()
    this.options.onDeath()
  }

  private endRunaway(): void {
    const isSilent = performance.now() - this.lastAnswerAt > this.options.runawayMs
    if (isSilent && this.waiting.size > 0 && this.patientCalls === 0) void this.kill()
  }

  private untilOpen(): Promise<void> {
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer)
        this.waitingForOpen.delete(go)
        resolve()
      }
      const timer = setTimeout(go, this.options.reopenWaitMs)
      this.waitingForOpen.add(go)
    })
  }
}

function errorOf(fault: WorkerFault): Error {
  if (fault.kind === 'driver') return new DriverAdapterError(fault.cause)
  if (fault.kind === 'refused') return new DatabaseRefused(fault.code, fault.message, { data: fault.data })
  return Object.assign(new Error(fault.message), fault.code !== undefined && { code: fault.code })
}
