import {
  type Band,
  type Chamber,
  type Quantity,
  quantity,
  type Room,
  type SetPoints,
  setPoints,
} from '../../contract/chambers/chambers.ts'
import type { AuditIn } from '../../contract/routes.ts'
import { inTransaction, type Tx } from '../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { lastEditor } from '../logs/index.ts'
import type { Whose } from '../whose/index.ts'
import { type ChamberServiceDeps, type Changed, chamberNow, type NoChamber } from './chamber-service.ts'
import { defaultSetPoints } from './default-set-points.ts'
import { holdChamber } from './hold-chamber.ts'
import { setPointsKey } from './registry.ts'

type Bands = Partial<Record<Quantity, Band>>
type Crossed = { code: 'BAND_CROSSED'; data: { quantity: Quantity } }

const inOrder = (...limits: (number | null)[]): boolean => {
  const said = limits.filter((limit) => limit !== null)
  return said.every((limit, i) => i === 0 || limit >= (said[i - 1] ?? limit))
}

/** The first quantity whose limits cross: critical low ≤ low ≤ target ≤ high ≤ critical high. */
export const crossedBand = (bands: Bands): Quantity | null =>
  quantity.options.find((of) => {
    const band = bands[of]
    return band !== undefined && !inOrder(band.criticalMin, band.min, band.target, band.max, band.criticalMax)
  }) ?? null

const isSameBand = (a: Band, b: Band) =>
  a.target === b.target &&
  a.min === b.min &&
  a.max === b.max &&
  a.criticalMin === b.criticalMin &&
  a.criticalMax === b.criticalMax

async function readSetPoints(tx: Tx, chamberId: string): Promise<SetPoints> {
  const row = await tx.systemConfig.findUnique({ where: { key: setPointsKey(chamberId) } })
  return setPoints.safeParse(row?.value).data ?? defaultSetPoints
}

type SaveSetPoints = { id: string; room: Room; bands: Bands; known: Bands; whose: Whose }

/** Of two who set one room's bands at once the second is told: they are saved against the bands that were `known`. */
export async function saveSetPoints(
  deps: ChamberServiceDeps,
  { id, room, bands, known, whose }: SaveSetPoints,
  auditIn: AuditIn,
): Promise<Result<Chamber, NoChamber | Crossed | Changed<Chamber>>> {
  const crossed = crossedBand(bands)
  if (crossed) return refuse({ code: 'BAND_CROSSED', data: { quantity: crossed } })
  const done = await inTransaction<Result<undefined, NoChamber | { code: 'CHANGED'; by: string | null }>>(
    deps.database,
    async (tx) => {
      if (!(await holdChamber(tx, id))) return refuse({ code: 'CHAMBER_NOT_FOUND' })
      const before = await readSetPoints(tx, id)
      const isKnown = quantity.options.every((of) => !known[of] || isSameBand(known[of], before[room][of]))
      if (!isKnown) return refuse({ code: 'CHANGED', by: await lastEditor(tx, { entity: 'SystemConfig', id, whose }) })
      const key = setPointsKey(id)
      const value = { ...before, [room]: { ...before[room], ...bands } }
      await tx.systemConfig.upsert({ where: { key }, create: { key, value, category: 'IOT' }, update: { value } })
      await auditIn(tx, { entityId: id, oldValues: { [room]: before[room] }, newValues: { [room]: value[room] } })
      return ok(undefined)
    },
  )
  return chamberNow<NoChamber>(deps, id, done)
}
