import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '../base.ts'
import { neededWords, words } from '../text.ts'
import { ageLimits } from './ages.ts'
import { conditionKind, mark, sensorState } from './condition.ts'
import { relayName } from './relays.ts'

export const room = z.enum(['fruiting', 'spawning'])
export const quantity = z.enum(['temperature', 'humidity', 'co2'])
export type Room = z.infer<typeof room>
export type Quantity = z.infer<typeof quantity>
export const source = z.enum(['mqtt', 'usb'])

/** corrected = raw × scale + offset */
export const calibration = z.object({
  offset: z.number(),
  scale: z.number().positive(),
  lastCalibrated: z.string().nullable(),
})

export const sensor = z.object({
  id: z.string(),
  room,
  quantity,
  name: z.string(),
  unit: z.string(),
  minValue: z.number().nullable(),
  maxValue: z.number().nullable(),
  calibration,
})
export type Sensor = z.infer<typeof sensor>

/** The band a room should keep, and the limits past which it is critical. Null: no limit on that side. */
export const band = z.object({
  target: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  criticalMin: z.number().nullable(),
  criticalMax: z.number().nullable(),
})
export type Band = z.infer<typeof band>
export const setPoints = z.record(room, z.record(quantity, band))
export type SetPoints = z.infer<typeof setPoints>

export const chamber = z.object({
  id: z.string(),
  serialNumber: z.string(),
  name: z.string(),
  location: z.string().nullable(),
  demo: z.boolean(),
  firmware: z.string().nullable(),
  sensors: z.array(sensor),
  setPoints,
})
export type Chamber = z.infer<typeof chamber>

/** good: as measured. uncertain: frozen, of a doubtful clock or jump. error: outside what the sensor can say. */
export const quality = z.enum(['good', 'uncertain', 'error'])

export const latestReading = z.object({ sensorId: z.string(), value: z.number(), quality, measuredAt: z.date() })
export type LatestReading = z.infer<typeof latestReading>

/**
 * By the age of its last word, as received (ages.ts). offline: it said so, or is that old, or was not heard at all.
 * waiting: this program has only begun to listen, or it is in its warm-up; both end.
 */
export const liveness = z.enum(['live', 'stale', 'silent', 'offline', 'waiting'])
export type Liveness = z.infer<typeof liveness>

/** The one worst thing about a chamber. */
export const condition = z.object({
  kind: conditionKind,
  mark,
  /** The sensor that is meant, for critical, out and error. */
  sensorId: z.string().nullable(),
  /** The rooms that are meant, for dead, frozen and out-of-range. */
  rooms: z.array(room),
  /** How many of `all` its fitted sensors are known to be up to date. */
  known: z.number().int(),
  all: z.number().int(),
  since: z.date().nullable(),
  /** It was so already where our memory begins. */
  atLeast: z.boolean(),
})
export type Condition = z.infer<typeof condition>

/** What the device itself warned of, in its own words. */
export const deviceAlert = z.object({
  type: z.string(),
  room: room.nullable(),
  message: z.string(),
  severity: z.string(),
  at: z.date(),
})
export type DeviceAlert = z.infer<typeof deviceAlert>

export const chamberLive = z.object({
  id: z.string(),
  liveness,
  condition,
  sensors: z.array(sensorState),
  since: z.date(),
  /** When it was last heard, by whichever desktop; null: never. */
  heardAt: z.date().nullable(),
  limits: ageLimits,
  source: source.nullable(),
  readings: z.array(latestReading),
  relays: z.array(z.object({ relay: relayName, on: z.boolean(), at: z.date() })),
  /** The last few, newest first. */
  deviceAlerts: z.array(deviceAlert),
  frozenRooms: z.array(room),
  deadRooms: z.array(room),
  frames: z.number().int(),
  rejects: z.number().int(),
  /** Values that came and could not be read, each by itself. */
  lost: z.number().int(),
})
export type ChamberLive = z.infer<typeof chamberLive>

/** A device that speaks but is not registered. `key` names it until then. */
export const foundDevice = z.object({
  key: z.string(),
  source,
  serialNumber: z.string(),
  dialect: z.string(),
  port: z.string().nullable(),
  firstHeardAt: z.date(),
  heardAt: z.date(),
  frames: z.number().int(),
  measured: z.array(z.object({ room, quantity, value: z.number() })),
  /** It speaks where nobody of its kind is listened to: the topic it uses. */
  wrongTopic: z.string().nullable(),
  /** Somebody here did not want to see it. */
  isDismissed: z.boolean(),
})
export type FoundDevice = z.infer<typeof foundDevice>

export const rawFrame = z.object({
  seq: z.number().int(),
  at: z.date(),
  source,
  topic: z.string().nullable(),
  raw: z.string(),
  /** null: understood. VALUE_LOST: all but some of its values. */
  reject: z.object({ code: z.string(), detail: z.string() }).nullable(),
})
export type RawFrame = z.infer<typeof rawFrame>

const chamberName = neededWords(2, 100)
const chamberLocation = words(200)

export const registerChamber = z.object({ key: z.string().max(200), name: chamberName, location: chamberLocation })

const nameAndLocation = z.object({ name: chamberName, location: chamberLocation })
const correction = z.object({ offset: z.number().min(-10_000).max(10_000), scale: z.number().min(0.01).max(100) })
const bands = z.record(quantity, band)
/** Another desktop saved what was `known` otherwise meanwhile: who, and how it is now. */
const changedTo = <T extends z.ZodType>(current: T) =>
  ({ CHANGED: { status: 409, data: z.object({ by: z.string().nullable(), current }) } }) as const

export const chambersContract = {
  list: procedure({ access: 'devices:read', changes: false, api: 'cheap' })
    .route({
      method: 'GET',
      path: '/chambers',
      tags: ['Chambers'],
      summary: 'All chambers, with sensors and set points',
    })
    .output(z.array(chamber)),
  get: procedure({ access: 'devices:read', changes: false, api: 'cheap' })
    .route({ method: 'GET', path: '/chambers/{id}', tags: ['Chambers'], summary: 'One chamber' })
    .input(z.object({ id: z.string().max(100) }))
    .errors({ CHAMBER_NOT_FOUND: { status: 404 } })
    .output(chamber),
  /** What `watch` tells, asked once. */
  latest: procedure({ access: 'devices:read', changes: false, api: 'cheap' })
    .route({
      method: 'GET',
      path: '/readings/latest',
      tags: ['Readings'],
      summary: 'The last reading of every sensor, and whether its chamber is heard',
    })
    .input(z.object({ chamberId: z.string().max(100).optional() }))
    .errors({ CHAMBER_NOT_FOUND: { status: 404 } })
    .output(z.array(chamberLive)),
  /** First one event for each chamber, then one for each change. */
  watch: procedure({ access: 'devices:read', changes: false }).output(eventIterator(chamberLive)),
  /** Tells when the list itself changed (registered, renamed), here or on another desktop. */
  changes: procedure({ access: 'devices:read', changes: false }).output(eventIterator(z.object({ at: z.date() }))),
  found: procedure({ access: 'devices:read', changes: false }).output(eventIterator(z.array(foundDevice))),
  /** Takes devices off the list of this desktop, or puts them back. */
  dismiss: procedure({ access: 'devices:create', changes: true, audit: { action: 'UPDATE', entity: 'Device' } }).input(
    z.object({ keys: z.array(z.string().max(200)).min(1).max(200), isDismissed: z.boolean() }),
  ),
  register: procedure({ access: 'devices:create', changes: true, audit: { action: 'CREATE', entity: 'Device' } })
    .input(registerChamber)
    .errors({ ALREADY_REGISTERED: { status: 409 }, NOT_HEARD: { status: 404 } })
    .output(chamber),
  rename: procedure({ access: 'devices:update', changes: true, audit: { action: 'UPDATE', entity: 'Device' } })
    .input(nameAndLocation.extend({ id: z.string().max(100), known: nameAndLocation }))
    .errors({ CHAMBER_NOT_FOUND: { status: 404 }, ...changedTo(chamber) })
    .output(chamber),
  calibrate: procedure({ access: 'sensors:calibrate', changes: true, audit: { action: 'UPDATE', entity: 'Sensor' } })
    .input(correction.extend({ sensorId: z.string().max(100), known: calibration.pick({ offset: true, scale: true }) }))
    .errors({ SENSOR_NOT_FOUND: { status: 404 }, ...changedTo(sensor) })
    .output(sensor),
  setPoints: procedure({ access: 'devices:update', changes: true, audit: { action: 'UPDATE', entity: 'SystemConfig' } })
    .input(z.object({ id: z.string().max(100), room, bands, known: bands }))
    .errors({
      CHAMBER_NOT_FOUND: { status: 404 },
      BAND_CROSSED: { status: 400, data: z.object({ quantity }) },
      ...changedTo(chamber),
    })
    .output(chamber),
  /** The ring of raw frames of a chamber (id) or a found device (key): what is kept, then each new one. */
  frames: procedure({ access: 'devices:read', changes: false })
    .input(z.object({ of: z.string().max(200) }))
    .output(eventIterator(z.array(rawFrame))),
}
