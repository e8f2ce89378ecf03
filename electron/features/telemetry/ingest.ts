import type { Chamber, LatestReading, Room } from '../../contract/chambers/chambers.ts'
import type { Topic } from '../../platform/bus.ts'
import type { Spool, SpoolRow } from '../../platform/spool.ts'
import { type ChamberMemory, createChamberMemory } from './chamber-memory.ts'
import { doubtfulReadingId, readingId } from './reading-id.ts'
import { clockToleranceMs, corrected, type MeasuredAt, qualityOf } from './reading-rules.ts'
import type { Reading } from './reading-store.ts'

/** What a device said at once, before calibration. */
export type Said = {
  measured: readonly { room: Room; quantity: 'temperature' | 'humidity' | 'co2'; value: number }[]
  measuredAtMs: number | null
  receivedAtMs: number
  /** The broker may be redelivering what we missed: old times are believed where they fit. */
  backlog: boolean
  /** A broker had kept it: it is believed at its own time, and is no reading without one. */
  retained?: boolean
  /** Rooms whose values the board itself says are beyond what it can measure; it then repeats the last ones. */
  outOfRange?: readonly Room[]
}

const mostBuffered = 20_000 // a full disk must not become a full memory

export type StoredReading = LatestReading & { chamberId: string }

export type Ingest = {
  /** Turns what a chamber said into readings; durable after the next `commit`. */
  take: (chamber: Chamber, ownerId: string, said: Said) => { readings: LatestReading[]; frozenRooms: Room[] }
  /** Makes everything taken durable, then tells the streams. Throws when the disk refuses: then nothing was taken. */
  commit: () => void
}

/** One message has one id, whoever hears it and whenever; and the one it has where its clock is judged otherwise. */
function idsOf(
  sensorId: string,
  raw: number,
  { when, deviceMs, receivedMs }: { when: MeasuredAt; deviceMs: number | null; receivedMs: number },
): Pick<Reading, 'id' | 'alias'> {
  const believed = readingId(sensorId, deviceMs === null || !when.clockDoubtful ? when.atMs : deviceMs)
  // Nobody hears it so much earlier or later, or has a clock so far from ours, that it could doubt this one.
  if (deviceMs === null || Math.abs(receivedMs - deviceMs) <= clockToleranceMs / 2) return { id: believed }
  const doubtful = doubtfulReadingId(sensorId, deviceMs, raw)
  return when.clockDoubtful ? { id: doubtful, alias: believed } : { id: believed, alias: doubtful }
}

/** The one path of both sources: calibration → quality → id → durable spool. The drain brings the rows to the database. */
export function createIngest(deps: { spool: Spool; spooled: Topic<StoredReading[]> }): Ingest {
  const memories = new Map<string, ChamberMemory>()
  let rows: SpoolRow[] = []
  let landed: StoredReading[] = []

  const memoryOf = (chamberId: string): ChamberMemory => {
    const memory = memories.get(chamberId) ?? createChamberMemory()
    memories.set(chamberId, memory)
    return memory
  }

  return {
    take(chamber, ownerId, said) {
      const { measured, measuredAtMs: deviceMs, receivedAtMs: receivedMs, retained = false } = said
      const memory = memoryOf(chamber.id)
      const when = retained ? memory.whenKept(deviceMs, receivedMs) : memory.when(deviceMs, receivedMs, said.backlog)
      if (!when) return { readings: [], frozenRooms: [] }
      const frozenRooms = retained ? [] : memory.frozenRooms(measured, said.outOfRange ?? [])
      const readings: LatestReading[] = []
      for (const one of measured) {
        const sensor = chamber.sensors.find(({ room, quantity }) => room === one.room && quantity === one.quantity)
        if (!sensor) continue
        const value = corrected(one.value, sensor.calibration)
        const sound = qualityOf(value, sensor, { frozen: frozenRooms.includes(one.room), clock: when.clockDoubtful })
        // What no sensor can say is no step towards anything.
        const jump = sound !== 'error' && !retained && memory.jumps(one, when.atMs)
        const reading: Reading = {
          ...idsOf(sensor.id, one.value, { when, deviceMs, receivedMs }),
          sensorId: sensor.id,
          deviceId: chamber.id,
          userId: ownerId,
          type: one.quantity,
          value,
          unit: sensor.unit,
          quality: sound === 'good' && jump ? 'uncertain' : sound,
          measuredAtMs: when.atMs,
          ...(when.clockDoubtful ? { atReceipt: true } : {}),
        }
        rows.push({ id: reading.id, body: JSON.stringify(reading) })
        // A clock that is a little ahead must not make a reading of later than now.
        const measuredAt = new Date(Math.min(when.atMs, receivedMs))
        readings.push({ sensorId: sensor.id, value, quality: reading.quality, measuredAt })
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
