import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

describe('a product that came from elsewhere', () => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(freshDatabase))
    const price = { price: 100, attributes: { unit: 'kg', packSize: 1 } }
    await own.db.product.createMany({
      data: [
        { ...price, name: 'Grey oyster', slug: randomUUID(), sku: 'MUSH-1' },
        { ...price, name: 'O', slug: 'Not A Slug', sku: 'a/B&C’1', maxCartQty: 0, weight: -1, tags: ['x'.repeat(90)] },
      ],
    })
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  it('hides no other one of the list, and is found by the code it has', async () => {
    const listed = await ana.products.list({})
    expect(listed.rows.map(({ sku }) => sku)).toEqual(['MUSH-1', 'a/B&C’1'])
    for (const text of ['a/B&C’1', "A/B&C'1", 'a/b'])
      expect((await ana.products.search({ text })).hits.map(({ name }) => name)).toEqual(['O'])
  })
})
