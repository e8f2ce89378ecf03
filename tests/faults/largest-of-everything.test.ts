import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import mqtt from 'mqtt'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fillLists } from '../bench/fill-lists.ts'
import { median } from '../bench/report.ts'
import { addAuditRows } from '../support/audit-rows.ts'
import { type Database, freshDatabase } from '../support/database.ts'
import { callByName } from '../support/every-procedure.ts'
import { type LargeFarm, largest } from '../support/largest.ts'
import { type Mosquitto, startMosquitto } from '../support/mosquitto.ts'
import { codeOf, refusalOf } from '../support/outcome.ts'
import { rememberSettings } from '../support/remember-settings.ts'
import { addProduct } from '../support/sell.ts'
import { bytesOf } from '../support/statement-bytes.ts'
import { addSteadyChambers, expectAllOnce, publishSteadily, readingsIn } from '../support/steady-gateways.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../support/test-farm.ts'
import { until } from '../support/until.ts'

const isLong = process.env.MASH_LONG === '1'
const rounds = isLong ? 9 : 5
const size = isLong ? { products: 5000, orders: 50_000, audit: 100_000 } : { products: 5000, orders: 4000, audit: 4000 }
/** What a clerk may have to wait while others do their worst: of a hundred calls, one longer. */
const patienceMs = 300
/** 18 readings each time: 200 a second. */
const pauseMs = 90

let own: Database
let broker: Mosquitto
let folder: string
let farm: TestFarm
let owner: TestClient
let clerk: TestClient

async function fill(): Promise<void> {
  const client = new Client({ connectionString: own.url })
  await client.connect()
  await fillLists(client, size)
  await client.end()
  await addAuditRows(own.db, size.audit)
  await addSteadyChambers(own.db)
  await addPerson(own.db, { email: 'boss@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ana@farm.test', role: 'ADMIN' })
  await own.db
    .$executeRaw`UPDATE orders SET status = 'PROCESSING', needed_at = NULL WHERE id IN (SELECT id FROM orders LIMIT 200)`
}

/** As the farm is now: each round has another price to set. */
async function readLarge(round: number): Promise<LargeFarm> {
  const products = await own.db.product.findMany({ where: { isDeleted: false }, select: { id: true }, take: 5000 })
  const wave = { status: 'PROCESSING', neededAt: null } as const
  const orders = await own.db.order.findMany({ where: wave, select: { id: true }, take: 200 })
  const productIds = products.map(({ id }) => id)
  const newPriceCentavos = 12_300 + round
  const bulk = await owner.products.previewBulk({ ids: productIds, set: { priceCentavos: newPriceCentavos } })
  return { productIds, orderIds: orders.map(({ id }) => id), bulk: bulk.rows, newPriceCentavos }
}

beforeAll(async () => {
  own = await freshDatabase()
  await fill()
  broker = await startMosquitto()
  folder = mkdtempSync(join(tmpdir(), 'mash-largest-'))
  rememberSettings(folder, { start: null, brokerUrl: broker.url })
  farm = await openTestFarm(own, { folder })
  owner = (await farm.signedIn('boss@farm.test')).client
  clerk = (await farm.signedIn('ana@farm.test')).client
}, 300_000)
afterAll(async () => {
  await farm.stop()
  await broker.drop()
  await own.drop()
  rmSync(folder, { recursive: true, force: true })
})

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** What came of it; of a file, when all of it has come. */
const ask = (name: string, input: unknown): Promise<string> =>
  codeOf(
    callByName(owner, name, input).then(async (answer) => {
      if (!isStream(answer)) return
      const pieces = answer[Symbol.asyncIterator]()
      while ((await pieces.next()).done !== true) continue
    }),
  )

/** Milliseconds of each call of a clerk who searches, fills a cart and looks at the list, one after the other. */
async function typing(client: TestClient, product: { id: string }, isOver: () => boolean): Promise<number[]> {
  const cart = await client.carts.open({ customerId: null, channel: 'phone' })
  const times: number[] = []
  const timed = async (call: Promise<unknown>) => {
    const began = performance.now()
    await call
    times.push(performance.now() - began)
  }
  for (let n = 1; !isOver() || times.length < 60; n += 1) {
    await timed(client.products.search({ text: ['oy', 'shii', 'eno', 'lion'][n % 4] ?? '' }))
    await timed(client.carts.setLine({ id: cart.id, productId: product.id, quantity: 1 + (n % 5) }))
    await timed(client.orders.list({ limit: 50 }))
  }
  return times
}

const p99 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.99) - 1] ?? Number.NaN

it('the largest of everything at once loses no reading and does not keep a clerk waiting', async () => {
  const product = await addProduct(own.db, { stock: 1000 })
  const gateways = await mqtt.connectAsync(broker.url)
  await until(
    'the broker is heard',
    async () => {
      await gateways.publishAsync(
        'devices/WARM-UP/sensor_data',
        JSON.stringify({ fruiting: { temp: 20, humidity: 90, co2: 800 } }),
        { qos: 1 },
      )
      return (await own.db.sensorData.count()) > 0
    },
    60_000,
  )
  const warm = await own.db.sensorData.count()
  const publishing = publishSteadily(gateways, { pauseMs })
  const quiet: number[] = []
  const busy: number[] = []
  let longestPauseMs = 0
  const codes: Record<string, string> = {}
  for (let round = 0; round < rounds; round += 1) {
    quiet.push(p99(await typing(clerk, product, () => true)))
    const large = await readLarge(round)
    const inputs = Object.entries(largest).map(([name, input]) => [name, input(large)] as const)
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    let isOver = false
    const all = Promise.all(inputs.map(async ([name, input]) => (codes[name] = await ask(name, input)))).finally(() => {
      isOver = true
    })
    busy.push(p99(await typing(clerk, product, () => isOver)))
    await all
    loop.disable()
    longestPauseMs = Math.max(longestPauseMs, loop.max / 1e6)
  }
  await publishing.stop()
  await gateways.endAsync()
  const { published } = publishing
  await until(
    'every reading is stored',
    async () => (await own.db.sensorData.count()) - warm >= readingsIn(published),
    120_000,
  )
  const figures = { quietMs: median(quiet), busyMs: median(busy), longestPauseMs, readings: readingsIn(published) }
  process.stdout.write(
    `${JSON.stringify({ fault: 'largest of everything', rounds, ...figures, ratio: figures.busyMs / figures.quietMs })}\n`,
  )
  process.stdout.write(`${JSON.stringify(codes)}\n`)

  const stopped = Object.entries(codes).filter(([, code]) =>
    ['FAULT', 'TOO_HEAVY', 'BUSY', 'BAD_REQUEST', 'DATABASE_UNAVAILABLE'].includes(code),
  )
  expect(stopped).toEqual([])
  await expectAllOnce(own.db, published)
  expect(figures.busyMs).toBeLessThan(patienceMs)
})

it('one more than the largest is refused, and says which limit it passed', async () => {
  const text = ['Reference,Amount,Date', ...Array.from({ length: 60_000 }, (_, i) => `R${i},1.00,2026-11-20`)].join(
    '\n',
  )
  const statement = { method: 'GCASH', fileName: 'all.csv', bytes: bytesOf(text) }
  expect(await refusalOf(callByName(owner, 'payments.importStatement', statement))).toMatchObject({
    code: 'STATEMENT_TOO_LARGE',
    data: { what: 'rows', sent: 60_000, most: 20_000 },
  })
})
