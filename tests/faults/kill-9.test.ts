import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mqtt from 'mqtt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { freshDatabase, testDeps } from '../support/database.ts'
import { startHost } from '../support/desk-host.ts'
import { type Mosquitto, startMosquitto } from '../support/mosquitto.ts'
import { rememberSettings } from '../support/remember-settings.ts'
import {
  addSteadyChambers,
  expectAllOnce,
  publishSteadily,
  readingsIn,
  untilStored,
  warmUp,
} from '../support/steady-gateways.ts'

const kills = process.env.MASH_LONG === '1' ? 50 : 4

let broker: Mosquitto
let dataDir: string
beforeEach(async () => {
  broker = await startMosquitto()
  dataDir = mkdtempSync(join(tmpdir(), 'mash-kill-'))
})
afterEach(async () => {
  await broker.drop()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Ends with the application stopped and everything that was published stored, or fails. */
async function killAgainAndAgain(flags: string[]) {
  const gateways = await mqtt.connectAsync(broker.url)
  const app = await startHost({ entry: 'source', dataDir, flags })
  await warmUp(app, gateways)
  const publishing = publishSteadily(gateways)
  const { published } = publishing
  for (let i = 0; i < kills; i += 1) {
    await sleep(Math.random() * 1500)
    await app.kill9()
    await app.start()
    await sleep(Math.random() * 1500)
  }
  await publishing.stop()
  await gateways.endAsync()
  await untilStored(app, readingsIn(published))
  await app.stop()
  expect(readingsIn(published)).toBeGreaterThan(kills * 50)
  return published
}

describe(`killed ${kills} times at random points of ingest`, () => {
  it('loses and doubles nothing on PostgreSQL', async () => {
    const own = await freshDatabase()
    await addSteadyChambers(own.db)
    rememberSettings(dataDir, { start: null, brokerUrl: broker.url })
    const published = await killAgainAndAgain(['--database-url', own.url])
    await expectAllOnce(own.db, published)
    await own.drop()
  })

  it('loses and doubles nothing on the embedded database', async () => {
    const target = { kind: 'embedded', dir: join(dataDir, 'farm', 'db') } as const
    rememberSettings(dataDir, { start: 'empty', brokerUrl: broker.url })
    const before = await openDatabase(target, testDeps)
    await addSteadyChambers(before.db)
    await before.close()
    const published = await killAgainAndAgain([])
    const after = await openDatabase(target, testDeps)
    await expectAllOnce(after.db, published)
    await after.close()
  })
})
