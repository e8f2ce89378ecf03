import type { Log } from '../../platform/log.ts'
import { type ListedPort, listPorts } from './port-list.ts'
import type { Binding } from './serial-port.ts'

export type PortWatchOptions = {
  binding: Binding
  /** The paths a person has typed in. */
  manual(): readonly string[]
  /** All ports, at the first look and after each change. */
  onPorts(ports: ListedPort[]): void
  onPlugged?: (port: ListedPort) => void
  onUnplugged?: (port: ListedPort) => void
  everyMs?: number
  log: Log
}

/** Knows which serial ports are there, by looking again and again: no system tells it alike. */
export class PortWatch {
  readonly #options: PortWatchOptions
  #ports: ListedPort[] = []
  #told: string | null = null
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null
  #lastFailure = ''
  #stopped = false

  constructor(options: PortWatchOptions) {
    this.#options = options
  }

  get ports(): readonly ListedPort[] {
    return this.#ports
  }

  /** Where a board was at the last look; null: nowhere. */
  pathOf(boardId: string): string | null {
    return this.#ports.find((port) => port.boardId === boardId)?.path ?? null
  }

  start(signal?: AbortSignal): void {
    signal?.addEventListener('abort', () => void this.stop(), { once: true })
    void this.refresh()
    this.#timer = setInterval(() => void this.refresh(), this.#options.everyMs ?? 2000)
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearInterval(this.#timer)
    await this.#looking
  }

  /** Looks now, unless a look is under way. */
  refresh(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #look() {
    const before = this.#ports
    const ports = await this.#list()
    const text = JSON.stringify(ports)
    if (this.#stopped || text === this.#told) return
    this.#told = text
    this.#ports = ports
    const isIn = (list: readonly ListedPort[], port: ListedPort) => list.some((one) => one.boardId === port.boardId)
    this.#options.onPorts(ports)
    for (const port of ports.filter((one) => !isIn(before, one))) this.#options.onPlugged?.(port)
    for (const port of before.filter((one) => !isIn(ports, one))) this.#options.onUnplugged?.(port)
  }

  /** A system that can't list its ports still has those that were typed in. */
  async #list(): Promise<ListedPort[]> {
    const { binding, log } = this.#options
    const manual = this.#options.manual()
    try {
      return await listPorts(binding, manual)
    } catch (error) {
      const failure = String(error)
      if (failure !== this.#lastFailure) log.warn({ err: error }, 'this system can not list its serial ports')
      this.#lastFailure = failure
      return listPorts({ ...binding, list: async () => [] }, manual)
    }
  }
}
