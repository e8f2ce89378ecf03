import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase } from '../../support/database.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { namedRefusals, provoke, provoked, type Refusals } from '../../support/refusals.ts'
import type { TestFarm } from '../../support/test-farm.ts'
import { refusalsOfCarts } from './refusals/of-carts.ts'
import { refusalsOfOrders } from './refusals/of-orders.ts'
import { refusalsOfPayments } from './refusals/of-payments.ts'
import { counter } from './refusals/world.ts'

/** Those of links need PayMongo: tests/integration/payment-links. */
const named = namedRefusals(['carts', 'orders', 'payments']).filter((name) => !/\.(?:make|cancel)Link /.test(name))

describe('each refusal that the contract names', () => {
  let own: Database
  let farm: TestFarm
  let rows: Refusals
  beforeAll(async () => {
    const opened = await openOwnersFarm(freshDatabase)
    ;({ own, farm } = opened)
    const at = counter(own, opened.ana)
    rows = { ...refusalsOfCarts(at), ...refusalsOfOrders(at), ...refusalsOfPayments(at) }
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })

  it('is provoked below, and nothing else is', () => {
    expect(Object.keys(rows).toSorted()).toEqual(named.toSorted())
  })

  it.each(named)('%s comes for its own reason alone', async (name) => {
    expect(await provoke(rows[name])).toEqual(provoked(name))
  })
})
