import {
  type Band,
  type Chamber,
  type Quantity,
  quantity,
  type Room,
  type Sensor,
  type SetPoints,
  setPoints,
} from '../../contract/chambers/chambers.ts'
import { isUniqueViolation, type OpenDatabase } from '../../platform/database/index.ts'
import { ok, refuse, type Result } from '../../platform/result.ts'
import { chamberSensors, defaultSetPoints } from './default-set-points.ts'
import { type Registry, sensorOf, setPointsKey } from './registry.ts'

export type ChamberServiceDeps = { database: OpenDatabase; registry: Registry; systemUserId: string; now: () => Date }

const reload = ({ database, registry, systemUserId }: ChamberServiceDeps) =>
  database.read((db) => registry.load(db, systemUserId))

function kept(registry: Registry, id: string): Chamber {
  const chamber = registry.byId(id)
  if (!chamber) throw new Error(`chamber ${id} is gone from the list that was just read`)
  return chamber
}

/** Registers a device with its six sensors. Two desktops may try at once: one wins by the unique serial number. */
export async function registerChamber(
  deps: ChamberServiceDeps,
  command: { serialNumber: string; name: string; location: string; ownerId: string },
): Promise<Result<Chamber, { code: 'ALREADY_REGISTERED' }>> {
  const { serialNumber, name, location, ownerId } = command
  try {
    const device = await deps.database.write((db) =>
      db.device.create({
        data: {
          serialNumber,
          name,
          location: location === '' ? null : location,
          type: 'MUSHROOM_CHAMBER',
          status: 'ONLINE',
          lastSeen: deps.now(),
          userId: ownerId,
          sensors: {
            create: chamberSensors.map(({ room, quantity: type, name: sensorName, unit, minValue, maxValue }) => ({
              type,
              name: sensorName,
              unit,
              minValue,
              maxValue,
              calibration: { room, offset: 0, scale: 1, lastCalibrated: null },
            })),
          },
        },
      }),
    )
    await reload(deps)
    return ok(kept(deps.registry, device.id))
  } catch (error) {
    if (isUniqueViolation(error, ['serial_number'])) {
      await reload(deps)
      return refuse({ code: 'ALREADY_REGISTERED' })
    }
    throw error
  }
}

export async function renameChamber(
  deps: ChamberServiceDeps,
  command: { id: string; name: string; location: string },
): Promise<Result<Chamber, { code: 'CHAMBER_NOT_FOUND' }>> {
  const { id, name, location } = command
  const data = { name, location: location === '' ? null : location }
  const changed = await deps.database.write((db) => db.device.updateMany({ where: { id }, data }), { idempotent: true })
  if (changed.count === 0) return refuse({ code: 'CHAMBER_NOT_FOUND' })
  await reload(deps)
  return ok(kept(deps.registry, id))
}

/** Readings from now on are corrected by it; stored ones stay as they are. */
export async function calibrateSensor(
  deps: ChamberServiceDeps,
  command: { sensorId: string; offset: number; scale: number },
): Promise<Result<Sensor, { code: 'SENSOR_NOT_FOUND' }>> {
  const { sensorId, offset, scale } = command
  const row = await deps.database.read((db) => db.sensor.findUnique({ where: { id: sensorId } }))
  const sensor = row && sensorOf(row)
  if (!sensor) return refuse({ code: 'SENSOR_NOT_FOUND' })
  const calibration = { room: sensor.room, offset, scale, lastCalibrated: deps.now().toISOString() }
  const updated = await deps.database.write(
    (db) => db.sensor.update({ where: { id: sensorId }, data: { calibration } }),
    { idempotent: true },
  )
  await reload(deps)
  return ok(sensorOf(updated) ?? sensor)
}

const inOrder = (...limits: (number | null)[]): boolean => {
  const said = limits.filter((limit) => limit !== null)
  return said.every((limit, i) => i === 0 || limit >= (said[i - 1] ?? limit))
}

/** The first quantity whose limits cross: critical low ≤ low ≤ target ≤ high ≤ critical high. */
export const crossedBand = (bands: Partial<Record<Quantity, Band>>): Quantity | null =>
  quantity.options.find((of) => {
    const band = bands[of]
    return band !== undefined && !inOrder(band.criticalMin, band.min, band.target, band.max, band.criticalMax)
  }) ?? null

export async function saveSetPoints(
  deps: ChamberServiceDeps,
  command: { id: string; room: Room; bands: Partial<Record<Quantity, Band>> },
): Promise<Result<Chamber, { code: 'CHAMBER_NOT_FOUND' } | { code: 'BAND_CROSSED'; data: { quantity: Quantity } }>> {
  const crossed = crossedBand(command.bands)
  if (crossed) return refuse({ code: 'BAND_CROSSED', data: { quantity: crossed } })
  const chamber = deps.registry.byId(command.id)
  if (!chamber) return refuse({ code: 'CHAMBER_NOT_FOUND' })
  const key = setPointsKey(chamber.id)
  await deps.database.write((db) =>
    db.$transaction(async (tx) => {
      const row = await tx.systemConfig.findUnique({ where: { key } })
      const now: SetPoints = setPoints.safeParse(row?.value).data ?? defaultSetPoints
      const value = { ...now, [command.room]: { ...now[command.room], ...command.bands } }
      await tx.systemConfig.upsert({ where: { key }, create: { key, value, category: 'IOT' }, update: { value } })
    }),
  )
  await reload(deps)
  return ok(kept(deps.registry, chamber.id))
}
