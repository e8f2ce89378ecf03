import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startHost } from '../../support/desk-host.ts'
import { rpcClient } from '../../support/rpc.ts'
import { until } from '../../support/until.ts'

const password = 'hidden-word-7'
const person = {
  farmName: 'Farm',
  firstName: 'Ana',
  lastName: 'Reyes',
  email: 'ana@farm.test',
  password: 'Kabute-2026',
}

it('a broker’s password is kept, and neither shown again nor written anywhere in plain', async () => {
  const host = await startHost({ entry: 'source' })
  onTestFinished(() => host.remove())
  const rpc = rpcClient(host.url)
  await rpc.call('setup/choose', { start: 'empty' })
  await until('the owner is made', async () => (await rpc.call('setup/createOwner', person)).status === 200, 60_000)

  const { body: before } = await rpc.call('settings/broker', undefined)
  expect(before).toMatchObject({ url: '', embedded: { enabled: false }, hasPassword: false })
  const wanted = { ...before, url: 'mqtt://127.0.0.1:1', username: 'desktop', embeddedPassword: null }
  const saved = await rpc.call('settings/saveBroker', { ...wanted, password })
  expect(saved).toMatchObject({ status: 200, body: { hasPassword: true, username: 'desktop' } })
  await host.restart()
  const view = () => rpc.call('settings/broker', undefined)
  await until('the farm is open again', async () => (await view()).status === 200, 60_000)
  const { body: after } = await view()
  expect(after).toMatchObject({ url: 'mqtt://127.0.0.1:1', hasPassword: true })
  expect(JSON.stringify([saved.body, after])).not.toContain(password)

  await host.stop()
  const files = readdirSync(host.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  expect(files.map((entry) => entry.name)).toContain('secrets.json')
  const telling = files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(password))
  expect(telling.map((entry) => entry.name)).toEqual([])
  // That the search finds what is written: the name of the user stands in the settings.
  const named = files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('"desktop"'))
  expect(named).not.toEqual([])
})
