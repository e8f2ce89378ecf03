import type { Binding } from '../serial/serial-port.ts'
import { BoardSimulator } from './board-simulator.ts'

export type DemoPort = {
  /** Lists and opens this one pretended port; opening it restarts the board, as with a real one. */
  binding: Binding
  path: string
  board: BoardSimulator
  /** Switches the board off. */
  stop(): void
}

const canceled = () => Object.assign(new Error('the port is closed'), { canceled: true })

/** What a serial stream asks of an open port, with a board in the place of a cable. */
class DemoCable {
  readonly #board: BoardSimulator
  readonly #onClosed: () => void
  #waiting: Buffer = Buffer.alloc(0)
  #wake: (() => void) | null = null
  isOpen = true

  constructor(board: BoardSimulator, onClosed: () => void) {
    this.#board = board
    this.#onClosed = onClosed
  }

  /** Bytes from the board. */
  take(bytes: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, bytes])
    this.#wake?.()
  }

  async read(buffer: Buffer, offset: number, length: number): Promise<{ bytesRead: number; buffer: Buffer }> {
    while (this.isOpen && this.#waiting.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    if (!this.isOpen) throw canceled()
    const bytesRead = this.#waiting.copy(buffer, offset, 0, length)
    this.#waiting = this.#waiting.subarray(bytesRead)
    return { bytesRead, buffer }
  }

  async write(bytes: Buffer): Promise<void> {
    if (!this.isOpen) throw canceled()
    this.#board.hear(bytes)
  }

  /** What was written is on the board's side at once. */
  async drain(): Promise<void> {
    if (!this.isOpen) throw canceled()
  }

  async close(): Promise<void> {
    this.isOpen = false
    this.#wake?.()
    this.#onClosed()
  }
}

export type DemoPortOptions = { random: () => number; periodMs?: number; bootMs?: number }

/** A pretended USB port with a simulated board behind it, on any system. */
export function createDemoPort({ random, periodMs = 5000, bootMs = 2000 }: DemoPortOptions): DemoPort {
  const path = 'demo-board'
  let cable: DemoCable | null = null
  const board = new BoardSimulator({ dialect: 'A', random, periodMs, bootMs, send: (bytes) => cable?.take(bytes) })
  return {
    path,
    board,
    binding: {
      list: async () => [{ path, vendorId: '2341', productId: '0043', serialNumber: 'DEMO', manufacturer: 'Arduino' }],
      open: async () => {
        if (cable) throw new Error('Error: Cannot lock port')
        cable = new DemoCable(board, () => {
          cable = null
        })
        board.boot()
        return cable
      },
    },
    stop: () => {
      board.powerOff()
    },
  }
}
