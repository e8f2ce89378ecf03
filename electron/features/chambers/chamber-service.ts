import type { Chamber, Sensor } from '../../contract/chambers/chambers.ts'
import type { AuditIn } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction, isUniqueViolation, type OpenDatabase } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { lastEditor } from '../logs/index.ts'
import type { Whose } from '../whose/index.ts'
import { chamberSensors } from './default-set-points.ts'
import { holdChamber } from './hold-chamber.ts'
import { type Registry, sensorOf } from './registry.ts'

export type ChamberServiceDeps = { database: OpenDatabase; registry: Registry; systemUserId: string; now: Clock }
export type NoChamber = { code: 'CHAMBER_NOT_FOUND' }
/** Somebody saved before this person did; `current` is what they saved. */
export type Changed<T> = { code: 'CHANGED'; data: { by: string | null; current: T } }

function registered(registry: Registry, id: string): Chamber {
  const chamber = registry.byId(id)
  if (!chamber) throw new Error(`chamber ${id} is gone from the list that was just read`)
  return chamber
}

const reload = ({ database, registry, systemUserId }: ChamberServiceDeps) =>
  database.read((db) => registry.load(db, systemUserId))

/** The chamber as it stands now, after it was changed here or, as the refusal says, by somebody else. */
export async function chamberNow<R extends { code: string }>(
  deps: ChamberServiceDeps,
  id: string,
  done: Result<undefined, R | { code: 'CHANGED'; by: string | null }>,
): Promise<Result<Chamber, R | NoChamber | Changed<Chamber>>> {
  await reload(deps)
  const current = deps.registry.byId(id)
  if (!current) return refuse({ code: 'CHAMBER_NOT_FOUND' })
  if (done.ok) return ok(current)
  return 'by' in done.refusal
    ? refuse({ code: 'CHANGED', data: { by: done.refusal.by, current } })
    : refuse(done.refusal)
}

type Registered = { code: 'ALREADY_REGISTERED' }
type RegisterChamber = { serialNumber: string; name: string; location: string; ownerId: string }

/** Registers a device with its six sensors. Two desktops may try at once: one wins by the unique serial number. */
export async function registerChamber(
  deps: ChamberServiceDeps,
  { serialNumber, name, location, ownerId }: RegisterChamber,
  auditIn: AuditIn,
): Promise<Result<Chamber, Registered>> {
  const sensors = chamberSensors.map(({ room, quantity: type, name: sensorName, unit, minValue, maxValue }) => ({
    ...{ type, name: sensorName, unit, minValue, maxValue },
    calibration: { room, offset: 0, scale: 1, lastCalibrated: null },
  }))
  const fields = { location: location === '' ? null : location, userId: ownerId }
  const state = { type: 'MUSHROOM_CHAMBER', status: 'ONLINE', lastSeen: deps.now() } as const
  try {
    const made = await inTransaction<Result<string, Registered>>(deps.database, async (tx) => {
      const data = { serialNumber, name, ...fields, ...state, sensors: { create: sensors } }
      const { id } = await tx.device.create({ data })
      await auditIn(tx, { entityId: id, newValues: { serialNumber, name, location } })
      return ok(id)
    })
    await reload(deps)
    return made.ok ? ok(registered(deps.registry, made.value)) : made
  } catch (error) {
    if (!isUniqueViolation(error, ['serial_number'])) throw error
    await reload(deps)
    return refuse({ code: 'ALREADY_REGISTERED' })
  }
}

type NameAndLocation = { name: string; location: string }

/** Of two who name one chamber at once the second is told: it is saved against the name it was `known` by. */
export async function renameChamber(
  deps: ChamberServiceDeps,
  { id, name, location, known, whose }: NameAndLocation & { id: string; known: NameAndLocation; whose: Whose },
  auditIn: AuditIn,
): Promise<Result<Chamber, NoChamber | Changed<Chamber>>> {
  const done = await inTransaction<Result<undefined, NoChamber | { code: 'CHANGED'; by: string | null }>>(
    deps.database,
    async (tx) => {
      const before = await holdChamber(tx, id)
      if (!before) return refuse({ code: 'CHAMBER_NOT_FOUND' })
      if (before.name !== known.name || (before.location ?? '') !== known.location)
        return refuse({ code: 'CHANGED', by: await lastEditor(tx, { entity: 'Device', id, whose }) })
      await tx.device.update({ where: { id }, data: { name, location: location === '' ? null : location } })
      await auditIn(tx, { entityId: id, oldValues: before, newValues: { name, location } })
      return ok(undefined)
    },
  )
  return chamberNow<NoChamber>(deps, id, done)
}

type Correction = { offset: number; scale: number }
type NoSensor = { code: 'SENSOR_NOT_FOUND' }

/** Readings from now on are corrected by it; stored ones stay as they are. Of two at once the second is told. */
export async function calibrateSensor(
  deps: ChamberServiceDeps,
  { sensorId, offset, scale, known, whose }: Correction & { sensorId: string; known: Correction; whose: Whose },
  auditIn: AuditIn,
): Promise<Result<Sensor, NoSensor | Changed<Sensor>>> {
  const done = await inTransaction<Result<Sensor, NoSensor | Changed<Sensor>>>(deps.database, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM sensors WHERE id = ${sensorId} FOR NO KEY UPDATE`
    const row = await tx.sensor.findUnique({ where: { id: sensorId } })
    const sensor = row && sensorOf(row)
    if (!sensor) return refuse({ code: 'SENSOR_NOT_FOUND' })
    const before = sensor.calibration
    if (before.offset !== known.offset || before.scale !== known.scale)
      return refuse({
        code: 'CHANGED',
        data: { by: await lastEditor(tx, { entity: 'Sensor', id: sensorId, whose }), current: sensor },
      })
    const calibration = { offset, scale, lastCalibrated: deps.now().toISOString() }
    const data = { calibration: { room: sensor.room, ...calibration } }
    await tx.sensor.update({ where: { id: sensorId }, data })
    await auditIn(tx, { entityId: sensorId, oldValues: before, newValues: { offset, scale } })
    return ok({ ...sensor, calibration })
  })
  await reload(deps)
  return done
}
