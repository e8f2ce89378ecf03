import { randomUUID } from 'node:crypto'
import { sweepCarts } from '../../../electron/features/orders/carts/sweep-carts.ts'
import { type Database, freshDatabase } from '../database.ts'
import { type PaymongoEmulator, startPaymongo } from '../paymongo.ts'
import { productInput } from '../product-input.ts'
import { found } from '../shop-model/shop-model.ts'
import type { Clerk, Key, Rules, Shop } from '../shop-model/shop-words.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../test-farm.ts'
import { until } from '../until.ts'
import { customers } from './life-picks.ts'

/** One farm for many lives, with two clerks and a clock that the test alone moves. */
export type LifeFarm = {
  db: Database['db']
  clock: { ms: number }
  clerks: Record<Clerk, TestClient>
  ids: Record<Clerk, string>
  paymongo: PaymongoEmulator
  lives: number
  /** Farm rules as they are set now: only what differs is set. */
  rules: Map<string, string>
  settle: () => Promise<void>
  wait: (ms: number) => Promise<void>
  stop: () => Promise<void>
}

const dayMs = 86_400_000

async function openFarm(own: Database, clock: { ms: number }, paymongo: PaymongoEmulator) {
  const farm = await openTestFarm(own, { now: () => new Date(clock.ms), paymongo: { url: paymongo.url } })
  const person = async (name: Clerk) => {
    const { id } = await addPerson(own.db, { email: `${name}@farm.test`, role: 'SUPER_ADMIN' })
    return { id, client: (await farm.signedIn(`${name}@farm.test`)).client }
  }
  const [ana, ben] = [await person('ana'), await person('ben')]
  await ana.client.paymongo.save({ secretKey: 'sk_test_kabute1234' })
  return { farm, clerks: { ana: ana.client, ben: ben.client }, ids: { ana: ana.id, ben: ben.id } }
}

/** Asks PayMongo about every link whose time has come, and waits for the answer. */
async function settleLinks(farm: TestFarm, own: Database, clock: { ms: number }): Promise<void> {
  const due = () => own.db.paymentLink.count({ where: { nextPollAt: { lte: new Date(clock.ms) } } })
  if ((await due()) === 0) return
  farm.farm.workers.linkPoller.wake()
  // Taken, it is asked about at the end of the lease unless it was answered: until then it has an hour of its own.
  await until(
    'PayMongo is asked',
    async () => (await due()) === 0 && (await own.db.paymentLink.count({ where: asking(clock) })) === 0,
  )
}
/** A turn that was taken at this very moment and is not answered yet. */
const asking = ({ ms }: { ms: number }) => ({ polledAt: new Date(ms), nextPollAt: new Date(ms + 30_000) })

export async function openLifeFarm(): Promise<LifeFarm> {
  const own = await freshDatabase()
  const paymongo = await startPaymongo()
  const clock = { ms: Date.parse('2026-12-20T00:00:00Z') }
  const { farm, clerks, ids } = await openFarm(own, clock, paymongo)
  return {
    ...{ db: own.db, clock, clerks, ids, paymongo, lives: 0, rules: new Map() },
    settle: () => settleLinks(farm, own, clock),
    wait: async (ms) => {
      clock.ms += ms
      const [at, end] = [new Date(clock.ms), new Date(clock.ms + dayMs)]
      // Clerks sign in again after a while: that is not what is looked at here.
      await own.db.session.updateMany({ data: { lastActivity: at, provenAt: at, expiresAt: end } })
      await sweepCarts(farm.farm.database, at)
      await settleLinks(farm, own, clock)
    },
    stop: async () => {
      await farm.stop()
      await paymongo.stop()
      await own.drop()
    },
  }
}

/** One life: the model's shop, and what its things are called in the farm. */
export type Life = {
  farm: LifeFarm
  shop: Shop
  ids: Map<Key, string>
  /** The wish that a key stands for: sent again, it is the same. */
  wish: (key: Key) => string
  /** The key of an id; what has none keeps its id. */
  nameOf: (id: string) => Key
  /** The version of an order as a clerk saw it last. */
  seen: Map<string, number>
  /** What was done so far, for whoever reads how it came. */
  told: string[]
}

async function keysIn(farm: LifeFarm): Promise<Map<Key, string>> {
  const ids = new Map<Key, string>([
    ['ana', farm.ids.ana],
    ['ben', farm.ids.ben],
  ])
  for (const key of customers) {
    const data = { email: `${randomUUID()}@local.invalid`, firstName: key, lastName: 'Cruz', role: 'BUYER' } as const
    ids.set(key, (await farm.db.user.create({ data, select: { id: true } })).id)
  }
  return ids
}

const goods = {
  product0: { price: 20_000, isActive: true, most: null, shelfDays: 5 },
  product1: { price: 28_000, isActive: true, most: 9, shelfDays: null },
}

export async function beginLife(farm: LifeFarm, rules: Rules): Promise<Life> {
  farm.lives += 1
  // A life has days of its own: batches are counted by the day.
  await farm.wait(10 * dayMs - (farm.clock.ms % dayMs))
  const [ids, wishes, names] = [await keysIn(farm), new Map<Key, string>(), new Map<string, Key>()]
  for (const [key, { price, most, shelfDays }] of Object.entries(goods)) {
    const name = `Oyster ${farm.lives} ${key}`
    const input = productInput({ name, priceCentavos: price, maxCartQty: most, shelfLifeDays: shelfDays })
    ids.set(key, (await farm.clerks.ana.products.create(input)).id)
  }
  const counters = await farm.db.orderCounter.findMany()
  const numbers = Object.fromEntries(counters.map(({ year, last }) => [String(year), last]))
  return {
    ...{ farm, ids, seen: new Map(), told: [] },
    shop: found({ life: farm.lives, now: farm.clock.ms, rules, numbers, products: goods }),
    wish: (key) => {
      const made = wishes.get(key) ?? randomUUID()
      wishes.set(key, made)
      names.set(made, key)
      return made
    },
    nameOf: (id) => names.get(id) ?? [...ids].find(([, one]) => one === id)?.[0] ?? id,
  }
}
