import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'

import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('saved views on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let ben: TestClient
  beforeAll(async () => {
    own = await open()
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    await addPerson(own.db, { email: 'ben@farm.test', role: 'USER' })
    farm = await openTestFarm(own)
    ana = (await farm.signedIn('ana@farm.test')).client
    ben = (await farm.signedIn('ben@farm.test')).client
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  it('are kept per person and screen, renamed and removed, by nobody else', async () => {
    const filter = { status: ['CONFIRMED', 'PROCESSING'], unpaid: true }
    const kept = await ana.views.save({ screen: 'orders', name: ' Friday ', filter })
    expect(kept).toEqual({ id: kept.id, name: 'Friday', filter })
    expect(await ana.views.list({ screen: 'orders' })).toEqual([kept])
    expect(await ana.views.list({ screen: 'inventory' })).toEqual([])
    expect(await ben.views.list({ screen: 'orders' })).toEqual([])
    expect(await codeOf(ben.views.rename({ id: kept.id, name: 'Mine' }))).toBe('VIEW_NOT_FOUND')
    expect(await codeOf(ben.views.remove({ id: kept.id }))).toBe('VIEW_NOT_FOUND')
    expect(await ana.views.rename({ id: kept.id, name: 'Weekend' })).toEqual({ ...kept, name: 'Weekend' })
    expect(await ana.views.remove({ id: kept.id })).toMatchObject({ name: 'Weekend', filter })
    expect(await ana.views.list({ screen: 'orders' })).toEqual([])
  })

  it('take a name once on a screen, and fifty of them', async () => {
    const first = await ana.views.save({ screen: 'orders', name: 'One', filter: {} })
    await ana.views.save({ screen: 'inventory', name: 'One', filter: {} })
    const second = await ana.views.save({ screen: 'orders', name: 'Two', filter: {} })
    expect(await codeOf(ana.views.save({ screen: 'orders', name: 'One', filter: {} }))).toBe('NAME_TAKEN')
    expect(await codeOf(ana.views.rename({ id: second.id, name: 'One' }))).toBe('NAME_TAKEN')
    expect(await ana.views.rename({ id: first.id, name: 'One' })).toMatchObject({ name: 'One' })
    for (let n = 3; n <= 50; n += 1) await ana.views.save({ screen: 'orders', name: `View ${n}`, filter: {} })
    await expect(ana.views.save({ screen: 'orders', name: 'One more', filter: {} })).rejects.toMatchObject({
      code: 'TOO_MANY_VIEWS',
      data: { most: 50 },
    })
  })
})
