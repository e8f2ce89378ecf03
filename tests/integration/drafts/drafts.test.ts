import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'

import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts'
import { addPerson, openTestFarm, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

let own: Database
let proxy: TcpProxy
let through: Pick<Database, 'open' | 'url'>
let farm: TestFarm
beforeAll(async () => {
  own = await freshDatabase()
  const address = new URL(own.url)
  proxy = await startTcpProxy(Number(address.port))
  address.port = String(proxy.port)
  const url = address.href
  through = { url, open: await openDatabase({ kind: 'server', url, transport: 'tcp' }, testDeps) }
  farm = await openTestFarm(through)
  for (const name of ['ana', 'ben']) await addPerson(own.db, { email: `${name}@farm.test`, role: 'ADMIN' })
})
afterAll(async () => {
  await farm.stop()
  await proxy.close()
  await own.drop()
})

const typed = (notes: string) => ({ name: 'new-order', json: JSON.stringify({ notes }) })

it('keeps a person’s drafts on this desktop, for them alone, at any desk and after a sign-out', async () => {
  const [ana, ben] = [await farm.signedIn('ana@farm.test'), await farm.signedIn('ben@farm.test')]
  await ana.client.drafts.put(typed('two boxes'))
  await ben.client.drafts.put(typed('his own'))
  await ben.client.drafts.remove({ name: 'product.new' })
  expect(existsSync(join(farm.folder, 'drafts.sqlite'))).toBe(true)
  await ana.client.identity.signOut()
  const again = await farm.signedIn('ana@farm.test')
  expect((await again.client.drafts.list()).map(({ json }) => json)).toEqual(['{"notes":"two boxes"}'])
  await again.client.drafts.remove({ name: 'new-order' })
  expect(await again.client.drafts.list()).toEqual([])
  expect(await ben.client.drafts.list()).toHaveLength(1)
})

it('keeps no password, whatever the page sends, and nothing that is too large or no form', async () => {
  const { client } = await farm.signedIn('ana@farm.test')
  await client.drafts.put({ name: 'mail', json: '{"host":"mail.test","password":"Kabute-2026"}' })
  expect((await client.drafts.list()).map(({ json }) => json)).toEqual(['{"host":"mail.test"}'])
  // 22,000 signs of three bytes each are fewer than the limit, and their bytes are more.
  expect(await codeOf(client.drafts.put(typed('₱'.repeat(22_000))))).toBe('BAD_REQUEST')
  expect(await codeOf(client.drafts.put(typed('₱'.repeat(21_000))))).toBe('done')
  expect(await codeOf(client.drafts.put({ name: 'x', json: '[]' }))).toBe('NOT_A_FORM')
})

it('tells nothing to whoever finds the desk locked', async () => {
  const { client } = await farm.signedIn('ana@farm.test')
  await client.identity.lock()
  expect(await codeOf(client.drafts.list())).toBe('LOCKED')
  expect(await codeOf(farm.desk().client.drafts.list())).toBe('UNAUTHORIZED')
})

describe('with the database away', () => {
  it('drafts are kept at once; what needs the database says so soon, and works again when it is back', async () => {
    const { client } = await farm.signedIn('ana@farm.test')
    await client.orders.list({ limit: 1, after: null })
    await proxy.shut()
    const begun = performance.now()
    // The very first call finds out; whose session it is was known before.
    await client.drafts.put(typed('typed while it was away'))
    expect(performance.now() - begun).toBeLessThan(3000)
    await until('the loss is known', () => through.open.state().state === 'lost')
    const asked = performance.now()
    expect(await codeOf(client.orders.list({ limit: 1, after: null }))).toBe('DATABASE_UNAVAILABLE')
    expect(await codeOf(client.carts.open({ customerId: null, channel: 'phone' }))).toBe('DATABASE_UNAVAILABLE')
    expect(performance.now() - asked).toBeLessThan(8000)
    expect((await client.drafts.list()).map(({ json }) => json)).toContain('{"notes":"typed while it was away"}')
    await proxy.open()
    await until(
      'it answers again',
      async () => (await codeOf(client.orders.list({ limit: 1, after: null }))) === 'done',
    )
  })
})
