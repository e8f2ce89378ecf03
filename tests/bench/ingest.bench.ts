import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import Conf from 'conf'
import mqtt from 'mqtt'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { systemBinding } from '../../electron/connections/serial/serial-port.ts'
import { createFarm } from '../../electron/farm.ts'
import { type Intake, openIntake } from '../../electron/intake.ts'
import { systemClock } from '../../electron/platform/clock.ts'
import { openDurablePglite } from '../../electron/platform/database/durable-nodefs.ts'
import { silentLog } from '../../electron/platform/log.ts'
import { openSecrets } from '../../electron/platform/secrets/index.ts'
import { openSettings } from '../../electron/platform/settings-file.ts'
import { createTasks } from '../../electron/platform/worker/index.ts'
import { addChamber } from '../support/chambers.ts'
import { copyFrom } from '../support/copy.ts'
import { type Database, freshDatabase, freshEmbedded, spawnTaskWorker } from '../support/database.ts'
import { startMosquitto } from '../support/mosquitto.ts'
import { until } from '../support/until.ts'
import { isLong, median, report } from './report.ts'

const chambers = 20
const frames = isLong ? 20_000 : 4000
const rounds = isLong ? 3 : 2
/** COPY is over in a moment, and the machine is noisy: it is asked several times in each turn. */
const copies = 3
const readings = frames * 6

/** Frames of 20 chambers, one each 5 s, up to now. */
async function publishAll(url: string, count = frames): Promise<void> {
  const client = await mqtt.connectAsync(url)
  const perChamber = count / chambers
  const startMs = Date.now() - perChamber * 5000
  let pending: Promise<unknown>[] = []
  for (let i = 0; i < count; i += 1) {
    const atMs = startMs + Math.floor(i / chambers) * 5000 + (i % chambers)
    const room = { temp: 20 + (i % 50) / 10, humidity: 85 + (i % 90) / 10, co2: 800 + (i % 300) }
    const payload = JSON.stringify({ fruiting: room, spawning: room, timestamp: atMs / 1000 })
    pending.push(client.publishAsync(`devices/BENCH-${i % chambers}/sensor_data`, payload, { qos: 1 }))
    if (pending.length === 500) {
      await Promise.all(pending)
      pending = []
    }
  }
  await Promise.all(pending)
  await client.endAsync()
}

/** Milliseconds from the moment the broker lets us in until the last reading is committed. */
async function ingestAll(own: Database): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mash-ingest-'))
  const broker = await startMosquitto({ keeps: false })
  const settings = openSettings(folder, (cwd, configName) => new Conf({ cwd, configName }), new Date())
  settings.change({ broker: { ...settings.get().broker, url: broker.url } })
  const secrets = await openSecrets({ folder })
  const deps = { folder, settings, secrets, binding: await systemBinding(), now: systemClock, log: silentLog }
  for (let i = 0; i < chambers; i += 1) await addChamber(own.db, `BENCH-${i}`)

  const farmOn = (intake: Intake) =>
    createFarm({
      ...deps,
      tasks: createTasks({ spawn: spawnTaskWorker }), // none is asked for
      database: own.open,
      intake,
      kind: 'server',
      where: '',
      databasePassword: null,
      dataDir: folder,
      resourcesDir: folder,
      printHost: null,
      openApiDoor: () => Promise.reject(new Error('this farm has no door')),
    })
  const before = openIntake(deps)
  await before.listen()
  await before.registry.load(own.db, '')
  const chambersHeard = () =>
    new Set(before.spool.peek(10_000).map(({ body }) => (JSON.parse(body) as { deviceId: string }).deviceId)).size
  await until('each chamber has its session at the broker', async () => {
    await publishAll(broker.url, chambers)
    return chambersHeard() === chambers
  })
  await until('nothing of that comes any more', async () => {
    const waiting = before.spool.waiting()
    await sleep(700)
    return before.spool.waiting() === waiting
  })
  before.spool.ack(Number.MAX_SAFE_INTEGER)
  await before.stop()
  await publishAll(broker.url)

  const intake = openIntake(deps)
  const start = performance.now()
  const farm = await farmOn(intake)
  const stored = async () =>
    (await own.db.sensorRollup.aggregate({ where: { step: 21_600 }, _sum: { n: true } }))._sum.n ?? 0
  await until(
    'all readings are stored',
    async () => intake.spool.waiting() === 0 && (await stored()) >= readings,
    600_000,
  )
  const ms = performance.now() - start
  expect(await own.db.sensorData.count()).toBe(readings)
  await intake.stop()
  await farm.stop()
  await broker.drop()
  rmSync(folder, { recursive: true, force: true })
  return ms
}

const columns = 'id, device_id, sensor_id, user_id, type, value, unit, quality, timestamp'
const asLines = (rows: Record<string, unknown>[]) => rows.map((row) => `${Object.values(row).join('\t')}\n`)
const allRows =
  'SELECT id, device_id, sensor_id, user_id, type, value::text, unit, quality, timestamp::text FROM sensor_data ORDER BY timestamp'

function* inTens(lines: string[]): Generator<string[]> {
  for (let i = 0; i < lines.length; i += 10_000) yield lines.slice(i, i + 10_000)
}

/** Prepares and times some work, over and over. */
async function timesOf(prepare: () => Promise<() => Promise<void>>): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < copies; n += 1) {
    const work = await prepare()
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times
}

/** The same rows once more, into the same table emptied, by COPY. Milliseconds of each time. */
async function copyToServer(url: string): Promise<number[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const lines = asLines((await client.query<Record<string, unknown>>(allRows)).rows)
  const ms = await timesOf(async () => {
    await client.query('TRUNCATE sensor_data')
    return async () => {
      for (const some of inTens(lines)) {
        await pipeline(Readable.from(some), client.query(copyFrom(`COPY sensor_data (${columns}) FROM STDIN`)))
      }
    }
  })
  await client.end()
  return ms
}

async function copyToEmbedded(dir: string): Promise<number[]> {
  const engine = await openDurablePglite(dir)
  const lines = asLines((await engine.query<Record<string, unknown>>(allRows)).rows)
  const ms = await timesOf(async () => {
    await engine.exec('TRUNCATE sensor_data')
    return async () => {
      for (const some of inTens(lines)) {
        await engine.query(`COPY sensor_data (${columns}) FROM '/dev/blob'`, [], { blob: new Blob(some) })
      }
    }
  })
  await engine.close()
  return ms
}

const perSecond = (ms: number) => Math.round(readings / (ms / 1000))
const tell = (bench: string, oursMs: number, copyMs: number) => {
  const figures = { rows: readings, ours: perSecond(oursMs), copy: perSecond(copyMs) }
  report({ bench, ratio: copyMs / oursMs, of: 'rows/s ours / COPY', aim: '≥ 0.5', ...figures })
}

/** Ours, COPY, ours, COPY: a busy moment hits both alike. */
async function inTurn(bench: string, fresh: () => Promise<Database>, copy: (url: string) => Promise<number[]>) {
  const [oursMs, copyMs] = [[] as number[], [] as number[]]
  for (let round = 0; round < rounds; round += 1) {
    const own = await fresh()
    oursMs.push(await ingestAll(own))
    copyMs.push(...(await copy(own.url)))
    await own.drop()
  }
  tell(bench, median(oursMs), median(copyMs))
}

it('MQTT to committed rows on PostgreSQL', () => inTurn('ingest/postgresql', freshDatabase, copyToServer))

it('MQTT to committed rows on the embedded database', () => inTurn('ingest/embedded', freshEmbedded, copyToEmbedded))
