import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type ChamberServiceDeps,
  calibrateSensor,
  registerChamber,
  renameChamber,
} from '../../../electron/features/chambers/chamber-service.ts'
import { defaultSetPoints } from '../../../electron/features/chambers/default-set-points.ts'
import { createRegistry } from '../../../electron/features/chambers/registry.ts'
import { saveSetPoints } from '../../../electron/features/chambers/set-points-service.ts'
import { theFarmsOwn as whose } from '../../../electron/features/whose/index.ts'
import { type Database, freshDatabase } from '../../support/database.ts'
import { until } from '../../support/until.ts'

let own: Database
let folder: string
let userId: string
let file = 0
beforeAll(async () => {
  own = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'mash-chambers-'))
  userId = (await own.db.user.create({ data: { email: 'owner@farm.test' } })).id
})
afterAll(async () => {
  await own.drop()
  rmSync(folder, { recursive: true })
})

/** One desktop with its own copy of the list. */
const desktop = (): ChamberServiceDeps => {
  file += 1
  const unreadable = (error: unknown) => {
    throw error
  }
  return {
    database: own.open,
    registry: createRegistry(join(folder, `${file}.json`), unreadable),
    systemUserId: userId,
    now: () => new Date(),
  }
}
/** Who asks is tried in chamber-race.test.ts, with the audit. */
const unaudited = () => Promise.resolve()
const asDelivered = { offset: 0, scale: 1 }
const noName = { name: 'House 1', location: '' }
const command = (serialNumber: string) => ({ serialNumber, name: 'House 1', location: '', ownerId: userId })

it('registers a device once when two desktops do it at the same moment', async () => {
  const holder = new Client({ connectionString: own.url })
  await holder.connect()
  await holder.query('BEGIN; LOCK TABLE devices IN SHARE ROW EXCLUSIVE MODE')
  const both = [desktop(), desktop()].map((deps) => registerChamber(deps, command('MASH-RACE'), unaudited))
  const waiting = async () =>
    (await holder.query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'devices'::regclass")).rowCount === 2
  await until('both wait for the table', waiting)
  await holder.end()
  const results = await Promise.all(both)
  expect(results.map((result) => (result.ok ? 'registered' : result.refusal.code)).toSorted()).toEqual([
    'ALREADY_REGISTERED',
    'registered',
  ])
  expect(await own.db.sensor.count({ where: { device: { serialNumber: 'MASH-RACE' } } })).toBe(6)
})

it('keeps name, calibration and set points, and another desktop reads them', async () => {
  const here = desktop()
  const made = await registerChamber(here, command('MASH-KEPT'), unaudited)
  if (!made.ok) throw new Error('not registered')
  const { id, sensors } = made.value
  const sensorId = sensors[0]?.id ?? ''
  await renameChamber(here, { id, name: 'House 2', location: 'Calamba', known: noName, whose }, unaudited)
  await calibrateSensor(here, { sensorId, offset: -0.4, scale: 1.02, known: asDelivered, whose }, unaudited)
  const temperature = { target: 23, min: 21, max: 25, criticalMin: 17, criticalMax: 29 }
  const set = { id, room: 'fruiting', bands: { temperature }, known: defaultSetPoints.fruiting, whose } as const
  expect(await saveSetPoints(here, set, unaudited)).toMatchObject({ ok: true })

  const there = desktop()
  await there.database.read((db) => there.registry.load(db, userId))
  const chamber = there.registry.byId(id)
  expect(chamber).toMatchObject({ name: 'House 2', location: 'Calamba' })
  expect(chamber?.sensors.find((sensor) => sensor.id === sensorId)?.calibration).toMatchObject({
    offset: -0.4,
    scale: 1.02,
  })
  expect(chamber?.setPoints.fruiting.temperature).toEqual(temperature)
  expect(chamber?.setPoints.fruiting.co2.max).toBe(1000) // untouched: the default
})

it('refuses limits that cross and things that are not there', async () => {
  const here = desktop()
  const made = await registerChamber(here, command('MASH-CROSSED'), unaudited)
  const crossed = { target: null, min: 30, max: 20, criticalMin: null, criticalMax: null }
  const id = made.ok ? made.value.id : ''
  const set = { id, room: 'spawning', bands: { humidity: crossed }, known: {}, whose } as const
  expect(await saveSetPoints(here, set, unaudited)).toEqual({
    ok: false,
    refusal: { code: 'BAND_CROSSED', data: { quantity: 'humidity' } },
  })
  expect(
    await renameChamber(here, { id: 'gone', name: 'x', location: '', known: noName, whose }, unaudited),
  ).toMatchObject({
    refusal: { code: 'CHAMBER_NOT_FOUND' },
  })
  expect(
    await calibrateSensor(here, { sensorId: 'gone', ...asDelivered, known: asDelivered, whose }, unaudited),
  ).toMatchObject({
    refusal: { code: 'SENSOR_NOT_FOUND' },
  })
  expect(
    await saveSetPoints(here, { id: 'gone', room: 'fruiting', bands: {}, known: {}, whose }, unaudited),
  ).toMatchObject({
    refusal: { code: 'CHAMBER_NOT_FOUND' },
  })
})
