import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mqtt from 'mqtt'
import { expect, it } from 'vitest'
import { openDatabase } from '../../electron/platform/database/index.ts'
import { ownerLogin } from '../support/chambers.ts'
import { testDeps } from '../support/database.ts'
import { startHost } from '../support/desk-host.ts'
import { startMosquitto } from '../support/mosquitto.ts'
import { startPostgres } from '../support/postgres.ts'
import { rememberSettings } from '../support/remember-settings.ts'
import { rpcClient } from '../support/rpc.ts'
import {
  addSteadyChambers,
  expectAllOnce,
  publishSteadily,
  readingsIn,
  untilStored,
  warmUp,
} from '../support/steady-gateways.ts'
import { until } from '../support/until.ts'

const awayMs = process.env.MASH_LONG === '1' ? 120_000 : 8000

it('readings wait while the database is away, also over a restart, and all arrive once when it is back', async () => {
  const postgres = await startPostgres()
  const broker = await startMosquitto()
  const dataDir = mkdtempSync(join(tmpdir(), 'mash-away-'))
  await postgres.createDatabase('farm')
  const target = { kind: 'server', url: postgres.url('farm'), transport: 'tcp' } as const
  const before = await openDatabase(target, testDeps)
  await addSteadyChambers(before.db)
  await before.close()
  rememberSettings(dataDir, { start: null, brokerUrl: broker.url })

  const gateways = await mqtt.connectAsync(broker.url)
  const app = await startHost({ entry: 'source', dataDir, flags: ['--database-url', target.url] })
  await warmUp(app, gateways)
  const publishing = publishSteadily(gateways)
  const { published } = publishing
  await sleep(1500)
  await postgres.kill9()
  await sleep(awayMs / 2)
  // A power cut meanwhile: it starts without the database, and still takes readings in.
  await app.kill9()
  await app.start()
  await sleep(awayMs / 2)
  const rpc = rpcClient(app.url)
  expect((await rpc.call('identity/signIn', { ...ownerLogin, stay: false })).status).toBe(503)
  await postgres.start()
  await until(
    'the farm opens by itself',
    async () => (await rpc.call('identity/signIn', { ...ownerLogin, stay: false })).status === 200,
    60_000,
  )
  await publishing.stop()
  await gateways.endAsync()
  await untilStored(app, readingsIn(published))
  await app.stop()

  const after = await openDatabase(target, testDeps)
  await expectAllOnce(after.db, published)
  await after.close()
  await broker.drop()
  await postgres.remove()
  rmSync(dataDir, { recursive: true, force: true })
})
