import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeviceMessage } from '../../../electron/connections/frame.ts'
import { createHearing, createRegistry } from '../../../electron/features/chambers/index.ts'
import { writePresence } from '../../../electron/features/chambers/presence.ts'
import { readLastHeard } from '../../../electron/features/chambers/read-past.ts'
import { createIngest, type StoredReading } from '../../../electron/features/telemetry/index.ts'
import { type Reading, storeReadings } from '../../../electron/features/telemetry/reading-store.ts'
import { createTopic } from '../../../electron/platform/bus.ts'
import { openSpool } from '../../../electron/platform/spool.ts'
import type { Known } from '../chamber-model/chamber-liveness.ts'
import type { Frame, Limits, Quality, SensorName } from '../chamber-model/chamber-words.ts'
import type { Database } from '../database.ts'

export const serial = 'MASH-B2-CAL26-CE637C'

/** Real time, and by what the computers' clocks count. */
export type World = { now: number; epochMs: number }

type Given = { own: Database; chamberId: string; userId: string; world: World; offMs: () => number }

/** What one desktop hears with, on the farm's database: it begins anew as often as it is told to. */
export async function openDesktop({ own, chamberId, userId, world, offMs }: Given) {
  const folder = mkdtempSync(join(tmpdir(), 'mash-life-'))
  const spool = openSpool(join(folder, 'spool.sqlite'))
  const registry = createRegistry(join(folder, 'chambers.json'), (error) => {
    throw error
  })
  await registry.load(own.db, userId)
  const nowMs = () => world.epochMs + world.now + offMs()
  let brokerSince: number | null = null
  const begin = () =>
    createHearing({
      registry,
      ingest: createIngest({ spool, spooled: createTopic<StoredReading[]>() }),
      now: () => new Date(nowMs()),
      monotonicMs: () => world.now,
      brokerLiveSince: () => brokerSince,
      dismissals: { get: () => [], set: () => undefined },
    })
  let hearing = begin()
  const deps = () => ({ database: own.open, registry, hearing, now: () => new Date(nowMs()) })
  const chamber = () => {
    const found = registry.byId(chamberId)
    if (!found) throw new Error('the chamber is not registered')
    return found
  }
  const nameOf = new Map(
    chamber().sensors.map(({ id, room, quantity }): [string, SensorName] => [id, `${room} ${quantity}` as SensorName]),
  )
  const arrive = (message: DeviceMessage, retained: boolean) => {
    hearing.arrived({
      ...{ source: 'mqtt', device: serial, dialect: 'gateway', receivedAtMs: nowMs(), retained, raw: '{}' },
      ...{ topic: `devices/${serial}/sensor_data`, result: { ok: true, value: message } },
    })
    hearing.commit()
  }
  return {
    restart() {
      hearing = begin()
      brokerSince = nowMs()
      hearing.tick()
      hearing.liveOf(chamber())
    },
    seed: () => readLastHeard(deps()),
    presence: () => writePresence(deps()),
    hear: ({ deviceMs, values }: Frame, retained: boolean) => {
      const measured = Object.entries(values).map(([name, value]) => {
        const [room, quantity] = name.split(' ') as ['fruiting', 'co2']
        return { room, quantity, value }
      })
      arrive({ kind: 'readings', measured, lost: [], deadRooms: [], measuredAtMs: deviceMs }, retained)
    },
    status: (online: boolean, atMs: number | null, retained: boolean) => {
      arrive({ kind: 'status', online, atMs }, retained)
    },
    /** As the drain does it: a batch in one statement, then it is forgotten here. */
    drain: async () => {
      const rows = spool.peek(8000)
      if (rows.length === 0) return
      await storeReadings(
        own.db,
        rows.map(({ body }) => JSON.parse(body) as Reading),
      )
      spool.ack(rows.at(-1)?.seq ?? 0)
    },
    known(): { is: Known; limits: Limits } {
      hearing.tick()
      const live = hearing.liveOf(chamber())
      const at = (date: Date) => date.getTime() - world.epochMs - offMs()
      const sensors: Known['sensors'] = {}
      for (const { sensorId, heardAt } of live.sensors) {
        const name = nameOf.get(sensorId)
        if (name && heardAt) sensors[name] = at(heardAt)
      }
      const heardAt = live.heardAt && at(live.heardAt)
      return { is: { liveness: live.liveness, since: at(live.since), heardAt, sensors }, limits: live.limits }
    },
    close: () => {
      spool.close()
      rmSync(folder, { recursive: true })
    },
  }
}
export type DesktopOf = Awaited<ReturnType<typeof openDesktop>>

export type StoredRow = { sensor: SensorName; at: number; value: number; quality: Quality }

/** All readings of a chamber, oldest first. */
export async function readRows({ own, chamberId }: Pick<Given, 'own' | 'chamberId'>): Promise<StoredRow[]> {
  return own.db.$queryRawUnsafe<StoredRow[]>(
    `SELECT s.calibration->>'room' || ' ' || s.type AS sensor, value, quality,
       (extract(epoch FROM timestamp) * 1000)::float8 AS at
     FROM sensor_data d JOIN sensors s ON s.id = d.sensor_id WHERE d.device_id = $1 ORDER BY timestamp, sensor`,
    chamberId,
  )
}
