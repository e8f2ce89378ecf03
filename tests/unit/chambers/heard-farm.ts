import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Arrived, DeviceMessage } from '../../../electron/connections/frame.ts'
import type { Chamber } from '../../../electron/contract/chambers/chambers.ts'
import { chamberSensors, defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import { createHearing } from '../../../electron/features/chambers/hearing.ts'
import { createRegistry } from '../../../electron/features/chambers/registry.ts'
import { createIngest, type StoredReading } from '../../../electron/features/telemetry/index.ts'
import { createTopic } from '../../../electron/platform/bus.ts'
import { openSpool } from '../../../electron/platform/spool.ts'

export const serial = 'MASH-B2-CAL26-CE637C'

export const houseTwo: Chamber = {
  id: 'chamber-1',
  serialNumber: serial,
  name: 'Calamba House 2',
  location: null,
  demo: false,
  firmware: null,
  setPoints: defaultSetPoints,
  sensors: chamberSensors.map((sensor) => ({
    ...sensor,
    id: `${sensor.room}-${sensor.quantity}`,
    calibration: { offset: 0, scale: 1, lastCalibrated: null },
  })),
}

type ReadingsSaid = Extract<DeviceMessage, { kind: 'readings' }>

const inBand = { temperature: 24, humidity: 90, co2: 800 } as const
const spawningInBand = { temperature: 28, humidity: 75, co2: 4200 } as const

let spoken = 0
/** Another value each time: what repeats itself would be called frozen. */
const unlike = (value: number) => value + ((spoken += 1) % 7) / 10

/** Both rooms in band, but for what is given. */
export const wellSaid = (measuredAtMs: number | null, more: Partial<ReadingsSaid> = {}): ReadingsSaid => ({
  kind: 'readings',
  measured: [
    ...(['temperature', 'humidity', 'co2'] as const).map((of) => ({
      ...{ room: 'fruiting' as const, quantity: of, value: unlike(inBand[of]) },
    })),
    ...(['temperature', 'humidity', 'co2'] as const).map((of) => ({
      ...{ room: 'spawning' as const, quantity: of, value: unlike(spawningInBand[of]) },
    })),
  ],
  deadRooms: [],
  lost: [],
  measuredAtMs,
  ...more,
})

const start = Date.UTC(2026, 10, 23, 4)

/**
 * One registered chamber and what hears it, with three clocks that know nothing of each other: `passed` is real time
 * since the start, `hostMs` what the computer's clock says, `deviceOffMs` how far the device's own is from the truth.
 */
export function openHeardFarm() {
  const folder = mkdtempSync(join(tmpdir(), 'mash-heard-'))
  const file = join(folder, 'chambers.json')
  writeFileSync(file, JSON.stringify([{ chamber: houseTwo, ownerId: 'owner-1' }]))
  const spool = openSpool(join(folder, 'spool.sqlite'))
  const registry = createRegistry(file, (error) => {
    throw error
  })
  const farm = {
    passed: 0,
    hostOffMs: 0,
    deviceOffMs: 0,
    brokerLiveAtMs: null as number | null,
    dismissed: [] as string[],
  }
  const hostMs = () => start + farm.passed + farm.hostOffMs
  const open = () =>
    createHearing({
      registry,
      ingest: createIngest({ spool, spooled: createTopic<StoredReading[]>() }),
      now: () => new Date(hostMs()),
      monotonicMs: () => farm.passed,
      brokerLiveSince: () => farm.brokerLiveAtMs,
      dismissals: { get: () => farm.dismissed, set: (keys) => void (farm.dismissed = keys) },
    })
  let hearing = open()
  return {
    farm,
    registry,
    hostMs,
    deviceMs: () => start + farm.passed + farm.deviceOffMs,
    hearing: () => hearing,
    /** The program ends and begins anew: what was stored is all it knows. */
    restart() {
      hearing = open()
      return hearing
    },
    live: () => hearing.liveOf(houseTwo),
    pass(ms: number) {
      farm.passed += ms
    },
    hear(message: DeviceMessage, more: Partial<Arrived> = {}) {
      hearing.arrived({
        source: 'mqtt',
        device: serial,
        dialect: 'gateway',
        receivedAtMs: hostMs(),
        topic: `devices/${serial}/sensor_data`,
        raw: '{}',
        retained: false,
        result: { ok: true, value: message },
        ...more,
      })
    },
    close() {
      spool.close()
      rmSync(folder, { recursive: true })
    },
  }
}
