import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import {
  type Chamber,
  calibration,
  chamber,
  quantity,
  room,
  type SetPoints,
  setPoints,
} from '../../contract/chambers/chambers.ts'
import { createTopic, type Topic } from '../../platform/bus.ts'
import type { Db } from '../../platform/database/index.ts'
import { writeDurably } from '../../platform/durable-files.ts'
import { defaultSetPoints } from './default-set-points.ts'

const registered = z.object({ chamber, ownerId: z.string() })
export type Registered = z.infer<typeof registered>

/** Which chambers this farm has. Kept in a file too: when the database is away at start, ingest goes on all the same. */
export type Registry = {
  all: () => readonly Chamber[]
  byId: (id: string) => Chamber | null
  bySerial: (serialNumber: string) => Registered | null
  /** Reads the list anew; `changes` tells when it is not what it was. */
  load: (db: Db, systemUserId: string) => Promise<void>
  changes: Topic<undefined>
}

/** Where a sensor's room and correction live (decision 14): the schema has no column for them. */
const storedCalibration = z.object({
  room,
  offset: z.number().default(0),
  scale: z.number().positive().optional(),
  multiplier: z.number().positive().optional(), // the backend's older word for scale
  lastCalibrated: z.string().nullable().default(null),
})

export const setPointsKey = (chamberId: string): string => `chambers.setPoints.${chamberId}`

type SensorRow = Awaited<ReturnType<typeof readDevices>>[number]['sensors'][number]

export function sensorOf(row: SensorRow): Chamber['sensors'][number] | null {
  const parsed = storedCalibration.safeParse(row.calibration)
  const kind = quantity.safeParse(row.type)
  if (!parsed.success || !kind.success) return null // a sensor of another kind than a chamber's six
  const { room: of, offset, scale, multiplier, lastCalibrated } = parsed.data
  return {
    id: row.id,
    room: of,
    quantity: kind.data,
    name: row.name,
    unit: row.unit,
    minValue: row.minValue,
    maxValue: row.maxValue,
    calibration: calibration.parse({ offset, scale: scale ?? multiplier ?? 1, lastCalibrated }),
  }
}

const readDevices = (db: Db) =>
  db.device.findMany({
    where: { isActive: true, type: 'MUSHROOM_CHAMBER' },
    include: { sensors: { where: { isActive: true }, orderBy: { createdAt: 'asc' } } },
    orderBy: { name: 'asc' },
  })

async function readSetPoints(db: Db): Promise<Map<string, SetPoints>> {
  const rows = await db.systemConfig.findMany({ where: { key: { startsWith: setPointsKey('') } } })
  return new Map(
    rows.flatMap((row) => {
      const read = setPoints.safeParse(row.value)
      return read.success ? [[row.key, read.data] as const] : []
    }),
  )
}

async function readRegistered(db: Db, systemUserId: string): Promise<Registered[]> {
  const [devices, points] = [await readDevices(db), await readSetPoints(db)]
  return devices.map((device) => ({
    ownerId: device.userId ?? systemUserId,
    chamber: {
      id: device.id,
      serialNumber: device.serialNumber,
      name: device.name,
      location: device.location,
      demo: /^DEMO-|-DEMO$/.test(device.serialNumber),
      firmware: device.firmware,
      sensors: device.sensors.map(sensorOf).filter((one) => one !== null),
      setPoints: points.get(setPointsKey(device.id)) ?? defaultSetPoints,
    },
  }))
}

export function createRegistry(file: string, onUnreadable: (error: unknown) => void): Registry {
  const changes = createTopic<undefined>()
  let list: Registered[] = []
  try {
    if (existsSync(file)) list = z.array(registered).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    onUnreadable(error) // a cache: the database has it all
  }
  let text = JSON.stringify(list)
  return {
    all: () => list.map((one) => one.chamber),
    byId: (id) => list.find((one) => one.chamber.id === id)?.chamber ?? null,
    bySerial: (serialNumber) => list.find((one) => one.chamber.serialNumber === serialNumber) ?? null,
    async load(db, systemUserId) {
      list = await readRegistered(db, systemUserId)
      const now = JSON.stringify(list)
      if (now === text) return
      text = now
      writeDurably(file, text)
      changes.publish(undefined)
    },
    changes,
  }
}
