import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { onTestFinished } from 'vitest'
import type { Band } from '../../../../electron/contract/chambers/chambers.ts'
import type { BrokerInput } from '../../../../electron/contract/settings/settings.ts'
import { freePort } from '../../../support/postgres.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { startSerialPair } from '../../../support/serial-pair.ts'
import type { TestClient, TestFarm } from '../../../support/test-farm.ts'
import { until } from '../../../support/until.ts'

let made = 0
const newSerial = () => `MASH-B2-CAL26-R${(made += 1)}`

export const broker: BrokerInput = {
  ...{ url: '', username: '', ca: '', protocol: 'auto', older: false, password: null, embeddedPassword: null },
  embedded: { enabled: false, port: 1883, open: false, username: '' },
}

/** A device that speaks on the built-in broker until the test ends; it is listed, and nobody has registered it. */
async function heard(ana: TestClient): Promise<string> {
  const [port, serial] = [await freePort(), newSerial()]
  await ana.settings.saveBroker({ ...broker, embedded: { ...broker.embedded, enabled: true, port } })
  const gateway = await connectAsync(`mqtt://127.0.0.1:${port}`)
  onTestFinished(() => gateway.endAsync())
  const room = { temp: 24, humidity: 90, co2: 900 }
  const frame = JSON.stringify({ fruiting: room, spawning: room, timestamp: Date.now() / 1000 })
  const found = async () => {
    await gateway.publishAsync(`devices/${serial}/sensor_data`, frame)
    for await (const list of await ana.chambers.found()) return list.some(({ key }) => key === serial)
    return false
  }
  await until('the device was found', found)
  return serial
}

async function chamberOf(ana: TestClient) {
  const key = await heard(ana)
  return ana.chambers.register({ key, name: 'House 1', location: '' })
}

/**
 * A board's port, by the name of an Arduino's, which restarts when it is opened, or by another. A pseudo-terminal can't
 * have such a name in `/dev`, so it is among those that were typed in as if it had been taken.
 */
async function port({ settings }: TestFarm, ana: TestClient, name: 'ttyUSB7' | 'board') {
  const [pair, folder] = [await startSerialPair(), mkdtempSync(join(tmpdir(), 'mash-port-'))]
  const path = join(folder, name)
  symlinkSync(pair.a, path)
  settings.change({ ports: { ...settings.get().ports, manual: [path] } })
  await ana.ports.addPath({ path: '/dev/pts/99999' }) // they are listed anew
  const boardId = `path:${path}`
  onTestFinished(async () => {
    await ana.ports.release({ boardId })
    await pair.stop()
    if (existsSync(folder)) rmSync(folder, { recursive: true })
  })
  for await (const rows of await ana.ports.watch()) if (rows.some((row) => row.boardId === boardId)) break
  return boardId
}

export function refusalsOfChambers(ana: TestClient, farm: TestFarm): Refusals {
  const asked: Record<string, (id: string) => Promise<unknown>> = {
    'chambers.get': (id) => ana.chambers.get({ id }),
    'chambers.latest': (chamberId) => ana.chambers.latest({ chamberId }),
    'telemetry.gaps': (chamberId) => ana.telemetry.gaps({ chamberId }),
    'telemetry.history': (chamberId) => {
      const to = new Date()
      return ana.telemetry.history({ chamberId, room: 'fruiting', from: new Date(to.getTime() - 3_600_000), to })
    },
  }
  type Named = { id: string; name: string; location: string | null }
  const rename = ({ id, name, location }: Named) =>
    ana.chambers.rename({ id, name: 'House 2', location: '', known: { name, location: location ?? '' } })
  const setPoints = async (change: Partial<Band>, { id, seen = {} }: { id?: string; seen?: Partial<Band> } = {}) => {
    const chamber = await chamberOf(ana)
    const { humidity, ...others } = chamber.setPoints.fruiting
    const bands = { ...others, humidity: { ...humidity, ...change } }
    const known = { ...others, humidity: { ...humidity, ...seen } }
    return ana.chambers.setPoints({ id: id ?? chamber.id, room: 'fruiting', bands, known })
  }
  const calibrate = async (sensorId: string | null, offset = 0) => {
    const { sensors } = await chamberOf(ana)
    const known = { offset, scale: 1 }
    return ana.chambers.calibrate({ sensorId: sensorId ?? sensors[0]?.id ?? '', offset: 1, scale: 1, known })
  }
  const register = (key: string) => ana.chambers.register({ key, name: 'House 1', location: '' })
  const attach = async (boardId: string, acceptReset: boolean) => ana.ports.attach({ boardId, acceptReset })
  const rows: Refusals = {}
  for (const [name, ask] of Object.entries(asked)) {
    rows[`${name} CHAMBER_NOT_FOUND`] = {
      refused: () => ask('none'),
      allowed: async () => ask((await chamberOf(ana)).id),
    }
  }
  return {
    ...rows,
    'chambers.register NOT_HEARD': {
      refused: () => register(newSerial()),
      allowed: async () => register(await heard(ana)),
    },
    'chambers.register ALREADY_REGISTERED': {
      refused: async () => register((await chamberOf(ana)).serialNumber),
      allowed: async () => register(await heard(ana)),
    },
    'chambers.rename CHAMBER_NOT_FOUND': {
      refused: () => rename({ id: 'none', name: 'House 1', location: null }),
      allowed: async () => rename(await chamberOf(ana)),
    },
    'chambers.rename CHANGED': {
      refused: async () => rename({ ...(await chamberOf(ana)), name: 'House 9' }),
      allowed: async () => rename(await chamberOf(ana)),
    },
    'chambers.setPoints CHAMBER_NOT_FOUND': {
      refused: () => setPoints({}, { id: 'none' }),
      allowed: () => setPoints({}),
    },
    'chambers.setPoints BAND_CROSSED': {
      refused: () => setPoints({ min: 90.1, target: 90 }),
      allowed: () => setPoints({ min: 90, target: 90 }),
    },
    'chambers.setPoints CHANGED': {
      refused: () => setPoints({}, { seen: { max: 96.5 } }),
      allowed: () => setPoints({}),
    },
    'chambers.calibrate SENSOR_NOT_FOUND': { refused: () => calibrate('none'), allowed: () => calibrate(null) },
    'chambers.calibrate CHANGED': { refused: () => calibrate(null, 0.1), allowed: () => calibrate(null, 0) },
    'ports.attach PORT_GONE': {
      refused: () => attach('path:/dev/none', true),
      allowed: async () => attach(await port(farm, ana, 'board'), false),
    },
    // The relays of a chamber in use go off for a moment: a person says so first.
    'ports.attach WILL_RESET': {
      refused: async () => attach(await port(farm, ana, 'ttyUSB7'), false),
      allowed: async () => attach(await port(farm, ana, 'ttyUSB7'), true),
    },
  }
}
