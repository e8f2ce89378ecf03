import type { Quantity, Room } from '../../contract/chambers/chambers.ts'
import {
  type ClockMemory,
  clockToleranceMs,
  countFrozen,
  type FrozenCounter,
  fitsBacklog,
  isJump,
  type MeasuredAt,
  measuredAt,
  type Steady,
} from './reading-rules.ts'

type Value = { room: Room; quantity: Quantity; value: number }

/** What is remembered of one chamber to judge what it says next. */
export function createChamberMemory() {
  const frozen: FrozenCounter = new Map()
  const steady = new Map<string, Steady>()
  let clock: ClockMemory | null = null

  return {
    /** When it was measured, and whether that is believed. */
    when(deviceMs: number | null, receivedMs: number, backlog: boolean): MeasuredAt {
      const fits = backlog && deviceMs !== null && fitsBacklog(deviceMs, receivedMs, clock)
      const at = measuredAt(deviceMs, receivedMs, fits)
      if (deviceMs !== null) clock = { deviceMs, receivedMs, backlog, doubtful: at.clockDoubtful }
      return at
    },
    /**
     * The same of what a broker had kept: it says when it was measured, or it says nothing, and is as old as it likes.
     * Null: no reading. Nothing is learned from it.
     */
    whenKept(deviceMs: number | null, receivedMs: number): MeasuredAt | null {
      if (deviceMs === null || deviceMs > receivedMs + clockToleranceMs || clock?.doubtful) return null
      return { atMs: deviceMs, clockDoubtful: false }
    },
    /** Rooms that have said the same for too long, save those of which the board itself says why. */
    frozenRooms(measured: readonly Value[], outOfRange: readonly Room[]): Room[] {
      const rooms = [...new Set(measured.map((one) => one.room))]
      return rooms.filter((room) => {
        const values = new Map(measured.filter((one) => one.room === room).map((one) => [one.quantity, one.value]))
        return countFrozen(frozen, room, values) && !outOfRange.includes(room)
      })
    },
    /** Whether it can't have got there from its last sound value, which it is from now on where it can. */
    jumps({ room, quantity, value }: Value, atMs: number): boolean {
      const key = `${room} ${quantity}`
      const now = { value, atMs }
      const jumped = isJump(quantity, steady.get(key), now)
      if (!jumped) steady.set(key, now)
      return jumped
    },
  }
}
export type ChamberMemory = ReturnType<typeof createChamberMemory>
