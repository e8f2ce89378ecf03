import {
  clockOf,
  type Desktop,
  type Farm,
  type Frame,
  minute,
  type Quality,
  roomOf,
  type SensorName,
  second,
  sensors,
} from './chamber-words.ts'

const backlogMs = 30 * second
const toleranceMs = 5 * minute
const gatewayKeepsMs = 35 * 24 * 60 * minute
const frozenAfter = 12
/** 33, 34: what no sensor can say. */
const can: Record<string, [number, number]> = { temperature: [-10, 60], humidity: [0, 100], co2: [400, 40_000] }

const begun = (now: number) => ({
  ...{
    startedAt: now,
    connectedAt: now,
    readingsAt: null,
    onlineAt: null,
    offlineAt: null,
    startsAt: [],
    storedAt: null,
    sensors: {},
  },
  ...{ last: null, lastInBacklog: null, behindMs: null, same: {} },
})
export const newDesktop = (now: number, offMs: number): Desktop => ({ offMs, ...begun(now), spool: [] })

/** The program ends and begins anew: of what it knew only what is on its disk is left. */
export const restart = (farm: Farm, desktop: Desktop): void => {
  Object.assign(desktop, begun(farm.now))
}

/** After a start: what is stored says since when it is silent, and never that it is well (31). A future time is now. */
export function seed(farm: Farm, desktop: Desktop): void {
  const momentOf = (clockMs: number) => farm.now - Math.max(0, clockOf(farm, desktop) - clockMs)
  if (farm.lastSeenMs !== null) desktop.storedAt = momentOf(farm.lastSeenMs)
  for (const sensor of sensors) {
    const stored = Object.values(farm.rows).flatMap((one) => (one.sensor === sensor ? [one.row.at] : []))
    if (stored.length > 0) desktop.sensors[sensor] ??= momentOf(Math.max(...stored))
  }
}

type Heard = { isRetained: boolean; receivedMs: number; isBacklog: boolean }

/** It came as it was said: nobody had kept it. What pours out faster than it was measured was kept (31, 32). */
function isLive(farm: Farm, { lastInBacklog: last }: Desktop, { deviceMs }: Frame, { isRetained, isBacklog }: Heard) {
  if (isRetained) return false
  if (!isBacklog) return true
  if (!last) return false
  const gap = farm.now - last.at
  if (deviceMs === null || last.deviceMs === null) return gap >= second
  return deviceMs > last.deviceMs && gap >= (deviceMs - last.deviceMs) / 2
}

/** How long ago it was said; null: nobody can know. */
function ageOf(farm: Farm, desktop: Desktop, { deviceMs }: Frame, { isRetained, receivedMs }: Heard): number | null {
  if (deviceMs === null || (isRetained && deviceMs > receivedMs)) return null
  const { behindMs } = desktop
  const age = isRetained || behindMs === null ? receivedMs - deviceMs : farm.now - deviceMs - behindMs
  return age < -10 * second ? null : Math.max(0, age)
}

/** 32: of what was missed only what fits is believed: its clock not known to be wrong, in order, faster than measured. */
function fits({ last }: Desktop, deviceMs: number, receivedMs: number): boolean {
  if (!last) return true
  if (last.isDoubtful || deviceMs < last.deviceMs - toleranceMs) return false
  const measured = deviceMs - last.deviceMs
  return !last.isBacklog || measured <= 0 || receivedMs - last.receivedMs < measured / 2
}

/** 32: the device's own time within five minutes of ours; else ours, and it is doubtful. Null: no reading. */
function timeOf(desktop: Desktop, { deviceMs }: Frame, heard: Heard): { at: number; isDoubtful: boolean } | null {
  const { receivedMs, isRetained, isBacklog } = heard
  if (isRetained) {
    const isNone = deviceMs === null || deviceMs > receivedMs + toleranceMs || desktop.last?.isDoubtful
    return isNone ? null : { at: deviceMs, isDoubtful: false }
  }
  if (deviceMs === null) return { at: receivedMs, isDoubtful: false }
  const late = receivedMs - deviceMs
  const isMissed = isBacklog && fits(desktop, deviceMs, receivedMs) && late > 0 && late <= gatewayKeepsMs
  const isDoubtful = Math.abs(late) > toleranceMs && !isMissed
  desktop.last = { deviceMs, receivedMs, isBacklog, isDoubtful }
  return { at: isDoubtful ? receivedMs : deviceMs, isDoubtful }
}

/** 35: twelve times the very same of one room is a sensor that died. */
function isFrozen({ same }: Desktop, room: string, values: Frame['values']): boolean {
  const said = JSON.stringify(sensors.filter((one) => roomOf(one) === room).map((one) => values[one]))
  const before = same[room]
  const times = before?.said === said ? before.times + 1 : 1
  same[room] = { said, times }
  return times >= frozenAfter
}

function qualityOf(sensor: SensorName, value: number, isDoubted: boolean): Quality {
  const [least, most] = can[sensor.split(' ')[1] ?? ''] ?? [0, 0]
  return value < least || value > most ? 'error' : isDoubted ? 'uncertain' : 'good'
}

/** 15: one message is one reading, whoever hears it. */
function keep(desktop: Desktop, frame: Frame, when: { at: number; isDoubtful: boolean }, isRetained: boolean): void {
  const said = sensors.filter((sensor) => frame.values[sensor] !== undefined)
  const frozen = isRetained
    ? []
    : [...new Set(said.map(roomOf))].filter((room) => isFrozen(desktop, room, frame.values))
  for (const sensor of said) {
    const value = frame.values[sensor] ?? 0
    const quality = qualityOf(sensor, value, when.isDoubtful || frozen.includes(roomOf(sensor)))
    desktop.spool.push({ key: `${frame.no} ${sensor}`, sensor, row: { at: when.at, value, quality } })
  }
}

/** A frame of readings. Liveness goes by when it was received, whatever the device's clock shows (31). */
export function hear(farm: Farm, desktop: Desktop, frame: Frame, isRetained = false): void {
  const isBacklog = farm.now - desktop.connectedAt < backlogMs
  const heard = { isRetained, isBacklog, receivedMs: clockOf(farm, desktop) }
  const isNow = isLive(farm, desktop, frame, heard)
  const age = isNow ? 0 : ageOf(farm, desktop, frame, heard)
  if (isRetained && age === null) return
  const when = timeOf(desktop, frame, heard)
  if (when) keep(desktop, frame, when, isRetained)
  if (!isRetained) {
    desktop.lastInBacklog = isBacklog ? { at: farm.now, deviceMs: frame.deviceMs } : null
    if (isNow && frame.deviceMs !== null) desktop.behindMs = farm.now - frame.deviceMs
  }
  if (age === null) return
  const at = farm.now - age
  if (when)
    for (const sensor of sensors)
      if (frame.values[sensor] !== undefined) desktop.sensors[sensor] = Math.max(desktop.sensors[sensor] ?? at, at)
  desktop.readingsAt = Math.max(desktop.readingsAt ?? at, at)
  desktop.startsAt = desktop.startsAt.filter((start) => start > at)
}
/** What was read reaches the database, once. */
export function drain(farm: Farm, desktop: Desktop): void {
  for (const { key, sensor, row } of desktop.spool) farm.rows[key] ??= { sensor, row }
  desktop.spool = []
}
