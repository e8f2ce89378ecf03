import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Arrived, DeviceMessage } from '../../../electron/connections/frame.ts'
import type { Chamber } from '../../../electron/contract/chambers/chambers.ts'
import { chamberSensors, defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import { createHearing, serialNumberOf } from '../../../electron/features/chambers/hearing.ts'
import { createRegistry } from '../../../electron/features/chambers/registry.ts'
import { createIngest, type StoredReading } from '../../../electron/features/telemetry/index.ts'
import { createTopic } from '../../../electron/platform/bus.ts'
import { openSpool, type Spool } from '../../../electron/platform/spool.ts'

const start = Date.UTC(2026, 10, 23, 4)
const serial = 'MASH-B2-CAL26-CE637C'

const chamber: Chamber = {
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
    calibration: { offset: sensor.quantity === 'temperature' ? 0.5 : 0, scale: 1, lastCalibrated: null },
  })),
}

const said = (message: DeviceMessage, more: Partial<Arrived> = {}): Arrived => ({
  source: 'mqtt',
  device: serial,
  dialect: 'gateway',
  receivedAtMs: start,
  topic: `devices/${serial}/sensor_data`,
  raw: '{}',
  retained: false,
  result: { ok: true, value: message },
  ...more,
})
const readings = (temperature: number, atMs = start): DeviceMessage => ({
  kind: 'readings',
  measured: [
    { room: 'fruiting', quantity: 'temperature', value: temperature },
    { room: 'fruiting', quantity: 'co2', value: 800 },
  ],
  deadRooms: ['spawning'],
  measuredAtMs: atMs,
})

let folder: string
let spool: Spool
let nowMs: number
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mash-hearing-'))
  spool = openSpool(join(folder, 'spool.sqlite'))
  nowMs = start
})
afterEach(() => {
  spool.close()
  rmSync(folder, { recursive: true })
})

function hearing(known: Chamber[]) {
  const file = join(folder, 'chambers.json')
  writeFileSync(file, JSON.stringify(known.map((one) => ({ chamber: one, ownerId: 'owner-1' }))))
  const spooled = createTopic<StoredReading[]>()
  const told: StoredReading[] = []
  spooled.listen((batch) => void told.push(...batch))
  let list = known
  const registry = {
    ...createRegistry(file, (error) => {
      throw error
    }),
    know: (chambers: Chamber[]) => void (list = chambers),
    bySerial: (serialNumber: string) => {
      const found = list.find((one) => one.serialNumber === serialNumber)
      return found ? { chamber: found, ownerId: 'owner-1' } : null
    },
  }
  const ingest = createIngest({ spool, spooled })
  const heard = createHearing({ registry, ingest, now: () => new Date(nowMs), brokerLiveSince: () => null })
  return { heard, told, registry }
}

describe('a registered chamber', () => {
  it('is live with corrected values, and its readings are on disk after the commit, not before', () => {
    const { heard, told } = hearing([chamber])
    heard.arrived(said(readings(23.5)))
    expect([spool.waiting(), told.length]).toEqual([0, 0])
    heard.commit()
    expect([spool.waiting(), told.length]).toEqual([2, 2])
    const live = heard.liveOf(chamber)
    expect(live).toMatchObject({ liveness: 'live', source: 'mqtt', deadRooms: ['spawning'], frames: 1, rejects: 0 })
    expect(live.readings[0]).toMatchObject({ sensorId: 'fruiting-temperature', value: 24, quality: 'good' })
  })

  it('takes a message that came twice once', () => {
    const { heard } = hearing([chamber])
    heard.arrived(said(readings(23.5)))
    heard.arrived(said(readings(23.5)))
    heard.commit()
    expect(spool.waiting()).toBe(2)
  })

  it('keeps and counts what it could not understand', async () => {
    const { heard } = hearing([chamber])
    heard.arrived(
      said(readings(1), { raw: '{"fruit', result: { ok: false, refusal: { code: 'NOT_JSON', detail: '{"fruit' } } }),
    )
    expect(heard.liveOf(chamber)).toMatchObject({ frames: 1, rejects: 1, liveness: 'waiting' })
    const kept = await heard.ringOf(chamber.id)?.stream(new AbortController().signal).next()
    expect(kept?.value).toMatchObject([{ raw: '{"fruit', reject: { code: 'NOT_JSON' } }])
  })

  it('does not believe a retained ONLINE that is old, but a retained OFFLINE at once', () => {
    const { heard } = hearing([chamber])
    heard.arrived(said({ kind: 'status', online: true, atMs: start - 3_600_000 }, { retained: true }))
    expect(heard.liveOf(chamber)).toMatchObject({ liveness: 'waiting', heardAt: null })
    heard.arrived(said({ kind: 'status', online: false, atMs: start - 3_600_000 }, { retained: true }))
    expect(heard.liveOf(chamber).liveness).toBe('offline')
  })

  it('shows its relays off after the board restarted', () => {
    const { heard } = hearing([chamber])
    heard.arrived(said({ kind: 'relay', relay: 'FRUITING_LED', on: true, atMs: start }))
    heard.arrived(said({ kind: 'note', text: '[READY]', event: 'ready' }))
    expect(heard.liveOf(chamber).relays).toEqual([{ relay: 'FRUITING_LED', on: false, at: new Date(start) }])
  })

  it('tells by itself when it falls silent', async () => {
    const { heard } = hearing([chamber])
    heard.arrived(said(readings(23.5)))
    const watching = heard.watch(new AbortController().signal)
    expect((await watching.next()).value).toMatchObject({ liveness: 'live' })
    heard.tick()
    await watching.next()
    nowMs = start + 31_000
    heard.tick()
    expect((await watching.next()).value).toMatchObject({ liveness: 'stale' })
  })
})

describe('a device nobody has registered', () => {
  it('is listed with what it says; registered, its waiting readings become its own', () => {
    const { heard } = hearing([chamber])
    const stranger = { device: 'MASH-B2-LBN26-7F20B3' }
    heard.arrived(said({ kind: 'status', online: true, atMs: start }, stranger))
    expect(heard.found.get()).toEqual([])
    heard.arrived(said(readings(20), stranger))
    expect(heard.found.get()).toMatchObject([
      { key: 'MASH-B2-LBN26-7F20B3', frames: 2, measured: [{ value: 20 }, { value: 800 }] },
    ])
    heard.commit()
    expect(spool.waiting()).toBe(0)
  })

  it('hands its waiting readings over once it is registered, and leaves the list', () => {
    const { heard, registry } = hearing([])
    heard.arrived(said(readings(20)))
    heard.arrived(said(readings(21, start + 5000)))
    registry.know([chamber])
    heard.adoptKnown()
    expect(heard.found.get()).toEqual([])
    expect(spool.waiting()).toBe(4)
    expect(heard.liveOf(chamber).liveness).toBe('live')
  })

  it('does not fill the memory, whatever an open broker says', () => {
    const { heard } = hearing([])
    for (let i = 0; i < 500; i += 1) heard.arrived(said(readings(20), { device: `X-${i}` }))
    expect(heard.found.get()).toHaveLength(200)
  })
})

it('names a board by its identity', () => {
  expect(serialNumberOf({ source: 'usb', device: 'usb:2341:0043:75830303934351F0C1E1' })).toBe(
    'USB-2341-0043-75830303934351F0C1E1',
  )
  expect(serialNumberOf({ source: 'mqtt', device: serial })).toBe(serial)
})
