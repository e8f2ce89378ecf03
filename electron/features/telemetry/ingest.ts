import type { Chamber, LatestReading, Room } from '../../contract/chambers/chambers.ts'
import type { Topic } from '../../platform/bus.ts'
import type { Spool, SpoolRow } from '../../platform/spool.ts'
import { readingId } from './reading-id.ts'
import { corrected, countFrozen, type FrozenCounter, measuredAt, qualityOf } from './reading-rules.ts'
import type { Reading } from './reading-store.ts'

/** What a device said at once, before calibration. */
export type Said = {
  measured: readonly { room: Room; quantity: 'temperature' | 'humidity' | 'co2'; value: number }[]
  measuredAtMs: number | null
  receivedAtMs: number
  /** The broker is redelivering what we missed: old times are to be believed. */
  backlog: boolean
}

const mostBuffered = 20_000 // a full disk must not become a full memory

export type StoredReading = LatestReading & { chamberId: string }

export type Ingest = {
  /** Turns what a chamber said into readings; durable after the next `commit`. */
  take: (chamber: Chamber, ownerId: string, said: Said) => { readings: LatestReading[]; frozenRooms: Room[] }
  /** Makes everything taken durable, then tells the streams. Throws when the disk refuses: then nothing was taken. */
  commit: () => void
}

/** The one path of both sources: calibration → quality → id → durable spool. The drain brings the rows to the database. */
export function createIngest(deps: { spool: Spool; spooled: Topic<StoredReading[]> }): Ingest {
  const frozenCounters = new Map<string, FrozenCounter>()
  let rows: SpoolRow[] = []
  let landed: StoredReading[] = []

  const frozenIn = (chamberId: string, said: Said): Room[] => {
    const counter = frozenCounters.get(chamberId) ?? new Map<Room, { values: string; times: number }>()
    frozenCounters.set(chamberId, counter)
    const rooms = [...new Set(said.measured.map((one) => one.room))]
    return rooms.filter((room) => {
      const values = new Map(said.measured.filter((one) => one.room === room).map((one) => [one.quantity, one.value]))
      return countFrozen(counter, room, values)
    })
  }

  return {
    take(chamber, ownerId, said) {
      const when = measuredAt(said.measuredAtMs, said.receivedAtMs, said.backlog)
      const frozenRooms = frozenIn(chamber.id, said)
      const readings: LatestReading[] = []
      for (const { room, quantity, value: raw } of said.measured) {
        const sensor = chamber.sensors.find((one) => one.room === room && one.quantity === quantity)
        if (!sensor) continue
        const value = corrected(raw, sensor.calibration)
        const quality = qualityOf(value, sensor, { frozen: frozenRooms.includes(room), clock: when.clockDoubtful })
        const reading: Reading = {
          id: readingId(sensor.id, when.atMs),
          sensorId: sensor.id,
          deviceId: chamber.id,
          userId: ownerId,
          type: quantity,
          value,
          unit: sensor.unit,
          quality,
          measuredAtMs: when.atMs,
        }
        rows.push({ id: reading.id, body: JSON.stringify(reading) })
        readings.push({ sensorId: sensor.id, value, quality, measuredAt: new Date(when.atMs) })
      }
      landed.push(...readings.map((one) => ({ ...one, chamberId: chamber.id })))
      return { readings, frozenRooms }
    },
    commit() {
      if (rows.length === 0) return
      const [these, news] = [rows, landed]
      rows = []
      landed = []
      try {
        deps.spool.append(these)
      } catch (error) {
        // A broker sends its messages again; a board on USB does not, so its readings wait for the next commit.
        rows = [...these.slice(-mostBuffered), ...rows]
        throw error
      }
      deps.spooled.publish(news)
    },
  }
}
