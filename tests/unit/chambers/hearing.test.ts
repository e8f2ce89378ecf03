import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Arrived, DeviceMessage } from '../../../electron/connections/frame.ts'
import { parseMessage } from '../../../electron/connections/mqtt/parse-message.ts'
import type { Chamber } from '../../../electron/contract/chambers/chambers.ts'
import { chamberSensors, defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import type { HeardMessage } from '../../../electron/features/chambers/heard-message.ts'
import { createHearing } from '../../../electron/features/chambers/hearing.ts'
import { createRegistry } from '../../../electron/features/chambers/registry.ts'
import { serialNumberOf } from '../../../electron/features/chambers/serial-number.ts'
import { createIngest, type StoredReading } from '../../../electron/features/telemetry/index.ts'
import { createTopic } from '../../../electron/platform/bus.ts'
import { openSpool, type Spool } from '../../../electron/platform/spool.ts'
import { recordedFrame } from '../connections/frames.ts'

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
  lost: [],
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
    all: () => list,
    byId: (id: string) => list.find((one) => one.id === id) ?? null,
    know: (chambers: Chamber[]) => void (list = chambers),
    bySerial: (serialNumber: string) => {
      const found = list.find((one) => one.serialNumber === serialNumber)
      return found ? { chamber: found, ownerId: 'owner-1' } : null
    },
  }
  const ingest = createIngest({ spool, spooled })
  const heard = createHearing({
    ...{ registry, ingest, brokerLiveSince: () => null, dismissals: { get: () => [], set: () => undefined } },
    now: () => new Date(nowMs),
    monotonicMs: () => nowMs,
  })
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

describe('one value of a frame that does not come', () => {
  /** What a gateway sends while its fruiting sensor gives no temperature. */
  const frame = (name: 'whole' | 'missing', seconds: number): Arrived => {
    const text = recordedFrame('one-room-missing.json').replace('NOW', String(start / 1000 + seconds))
    const payload = Buffer.from(name === 'whole' ? text.replace('null', '24.4') : text)
    const topic = `devices/${serial}/sensor_data`
    return parseMessage({ topic, payload, retained: false, receivedAtMs: start + seconds * 1000 })
  }

  it('goes stale, quiet and old by its own age, and its chamber says how many are known', () => {
    const { heard } = hearing([chamber])
    const at = (seconds: number) => {
      nowMs = start + seconds * 1000
      heard.arrived(frame(seconds === 0 ? 'whole' : 'missing', seconds))
      const { liveness, condition, sensors } = heard.liveOf(chamber)
      const own = sensors.find(({ sensorId }) => sensorId === 'fruiting-temperature')
      return [liveness, own?.trust, condition.kind, condition.known, condition.all, condition.since?.getTime()]
    }
    expect(at(0).slice(0, 5)).toEqual(['live', 'fresh', 'ok', 6, 6])
    expect(at(25).slice(0, 5)).toEqual(['live', 'fresh', 'ok', 6, 6])
    expect(at(30)).toEqual(['live', 'stale', 'stale', 5, 6, start])
    expect(at(60)).toEqual(['live', 'quiet', 'partial', 5, 6, start])
    expect(at(300)).toEqual(['live', 'old', 'partial', 5, 6, start])
    expect(at(840)).toEqual(['live', 'old', 'partial', 5, 6, start])
  })

  it('is told by the mere passing of time', async () => {
    const { heard } = hearing([chamber])
    heard.arrived(frame('whole', 0))
    nowMs = start + 29_000
    heard.arrived(frame('missing', 29))
    heard.tick()
    const watching = heard.watch(new AbortController().signal)
    expect((await watching.next()).value).toMatchObject({ condition: { kind: 'ok' } })
    const next = watching.next()
    heard.tick() // nothing has changed: nothing is told
    nowMs = start + 30_000
    heard.tick()
    expect((await next).value).toMatchObject({ liveness: 'live', condition: { kind: 'stale', known: 5 } })
  })

  it('leaves what was said of the other room as it is when a frame speaks of one room only', () => {
    const { heard } = hearing([chamber])
    const of = (room: 'fruiting' | 'spawning', dead: boolean): DeviceMessage => ({
      kind: 'readings',
      measured: dead ? [] : [{ room, quantity: 'co2', value: 900 }],
      lost: [],
      deadRooms: dead ? [room] : [],
      measuredAtMs: start,
    })
    heard.arrived(said(of('spawning', true)))
    heard.arrived(said(of('fruiting', false)))
    expect(heard.liveOf(chamber).deadRooms).toEqual(['spawning'])
    heard.arrived(said(of('spawning', false)))
    expect(heard.liveOf(chamber).deadRooms).toEqual([])
  })
})

it('judges anew when the set points change', async () => {
  const { heard, registry } = hearing([chamber])
  heard.arrived(said(readings(23.5)))
  const watching = heard.watch(new AbortController().signal)
  expect((await watching.next()).value).toMatchObject({ condition: { kind: 'dead' } })
  const band = { ...defaultSetPoints.fruiting.temperature, criticalMax: 23.9, max: 23, target: 22, min: 20 }
  const setPoints = { ...defaultSetPoints, fruiting: { ...defaultSetPoints.fruiting, temperature: band } }
  registry.know([{ ...chamber, setPoints }])
  registry.changes.publish(undefined)
  expect((await watching.next()).value).toMatchObject({
    condition: { kind: 'critical', sensorId: 'fruiting-temperature' },
  })
})

it('knows since when a condition holds from before it heard the chamber', () => {
  const { heard } = hearing([chamber])
  heard.arrived(said(readings(31)))
  expect(heard.liveOf(chamber).condition).toMatchObject({ kind: 'critical', since: new Date(start), atLeast: true })
  const [before, hot] = [start - 1_200_000, start - 600_000]
  heard.addPast(chamber.id, 'fruiting-temperature', { t: [before, hot], values: [24, 31] })
  expect(heard.liveOf(chamber).condition).toMatchObject({ since: new Date(hot), atLeast: false })
})

describe('what was heard and understood', () => {
  it('is told with its chamber and its time, readings as they are stored; the rest is not', () => {
    const { heard } = hearing([chamber])
    const told: HeardMessage[] = []
    heard.heard.listen((one) => void told.push(one))
    heard.arrived(said(readings(23.5)))
    heard.arrived(said({ kind: 'status', online: true, atMs: start }, { retained: true }))
    heard.arrived(said(readings(1), { result: { ok: false, refusal: { code: 'NOT_JSON', detail: '{' } } }))
    heard.arrived(said(readings(1), { device: 'MASH-STRANGER' }))
    const by = { chamberId: chamber.id, receivedAtMs: start }
    expect(told).toEqual([
      {
        ...by,
        retained: false,
        message: {
          kind: 'readings',
          readings: [
            { sensorId: 'fruiting-temperature', value: 24, quality: 'good', measuredAt: new Date(start) },
            { sensorId: 'fruiting-co2', value: 800, quality: 'good', measuredAt: new Date(start) },
          ],
          frozenRooms: [],
          deadRooms: ['spawning'],
        },
      },
      { ...by, retained: true, message: { kind: 'status', online: true, atMs: start } },
    ])
  })

  it('keeps the last few warnings of the device in its own words, one that is repeated once', () => {
    const { heard } = hearing([chamber])
    const warn = (type: string, seconds: number, room: 'fruiting' | null = 'fruiting') => {
      const message = `FRUITING ${type} at ${seconds}`
      const alert: DeviceMessage = { kind: 'alert', type, room, message, severity: 'WARNING', atMs: null }
      heard.arrived(said(alert, { receivedAtMs: start + seconds * 1000 }))
    }
    const kinds = () => heard.liveOf(chamber).deviceAlerts.map(({ type, room, message }) => [type, room, message])
    warn('co2_high', 0)
    warn('humidity_low', 5)
    warn('co2_high', 10)
    expect(kinds()).toEqual([
      ['co2_high', 'fruiting', 'FRUITING co2_high at 10'],
      ['humidity_low', 'fruiting', 'FRUITING humidity_low at 5'],
    ])
    expect(heard.liveOf(chamber).deviceAlerts[0]?.at).toEqual(new Date(start + 10_000))
    warn('co2_high', 15, null)
    expect(kinds()).toHaveLength(3)
    for (const type of ['a', 'b', 'c']) warn(type, 20)
    expect(kinds().map(([type]) => type)).toEqual(['c', 'b', 'a', 'co2_high', 'co2_high'])
    expect(heard.liveOf(chamber)).toMatchObject({ frames: 7, rejects: 0 })
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
    heard.adoptRegistered()
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
