import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../../../electron/platform/database/index.ts'
import { openSecrets } from '../../../electron/platform/secrets/index.ts'
import { type Database, freshDatabase, testDeps } from '../../support/database.ts'
import { startHost } from '../../support/desk-host.ts'
import { holdRows } from '../../support/hold-rows.ts'
import { codeOf } from '../../support/outcome.ts'
import { type PaymongoEmulator, startPaymongo } from '../../support/paymongo.ts'
import { addProduct, placed } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

const key = 'sk_test_kabute1234'

let own: Database
let paymongo: PaymongoEmulator
const farms: TestFarm[] = []
/** Minutes that the farms' clocks are ahead. */
let ahead = 0
async function openDesk(who: string): Promise<{ farm: TestFarm; client: TestClient }> {
  const open = farms.length === 0 ? own.open : await openDatabase(own.target, testDeps)
  const farm = await openTestFarm(
    { open, url: own.url },
    { now: () => new Date(Date.now() + ahead * 60_000), paymongo: { url: paymongo.url } },
  )
  farms.push(farm)
  const { client } = await farm.signedIn(who)
  await client.paymongo.save({ secretKey: key })
  return { farm, client }
}
beforeAll(async () => {
  own = await freshDatabase()
  paymongo = await startPaymongo([key])
  await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
  await addPerson(own.db, { email: 'ben@farm.test', role: 'SUPER_ADMIN', firstName: 'Ben' })
})
afterAll(async () => {
  for (const farm of farms.toReversed()) await farm.stop()
  await paymongo.stop()
  await own.drop()
})

const linkOf = (id: string) => paymongo.links.find(({ remarks }) => remarks === id)?.id ?? ''
async function order(client: TestClient) {
  const { id } = await addProduct(own.db, { stock: 9 })
  const made = await placed(client, [{ id, quantity: 1 }])
  return { ...made, request: () => ({ orderId: made.id, operationId: randomUUID(), amountCentavos: made.dueCentavos }) }
}
const paidOnce = async (orderId: string) => {
  const { payments, events } = await (farms[0] as TestFarm)
    .signedIn('ana@farm.test')
    .then(({ client }) => client.orders.get({ id: orderId }))
  return { payments: payments.map(({ status }) => status), paid: events.filter(({ kind }) => kind === 'paid').length }
}

it('makes one link for two clerks who want one in the same moment', async () => {
  const desks = [await openDesk('ana@farm.test'), await openDesk('ben@farm.test')]
  const [here] = desks
  if (!here) throw new Error('two desks are needed')
  const { id, request } = await order(here.client)
  const asked = paymongo.asked.length
  const held = await holdRows(own.url, 'SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [id])
  const made = desks.map(({ client }) => client.payments.makeLink(request()))
  await held.queued(2)
  await held.letGo()
  const links = await Promise.all(made)
  expect(new Set(links.map((link) => link.id)).size).toBe(1)
  expect(paymongo.asked.slice(asked).map(({ path }) => path)).toEqual(['/links'])
  // Whoever came second sees it being made, and its address as soon as it is there.
  expect(links.map(({ state }) => state).toSorted()[1]).toBe('waiting')
  expect(
    await codeOf(
      own.db.paymentLink.create({
        data: { orderId: id, operationId: randomUUID(), amount: '1.00', isLive: false, expiresAt: new Date() },
      }),
    ),
  ).toBe('P2002')
})

it('files the money once when two desktops hear of it at the same moment', async () => {
  const [here, there] = farms
  const { client } = await (here as TestFarm).signedIn('ana@farm.test')
  const { id, request } = await order(client)
  const link = await client.payments.makeLink(request())
  paymongo.pay(linkOf(link.id))
  // Both answers wait: the first desktop is so slow that its turn is over and the second one asks as well.
  let answerAll = () => {}
  const answered = new Promise<void>((resolve) => (answerAll = resolve))
  paymongo.before = () => answered
  const asked = () => paymongo.asked.filter(({ method, path }) => method === 'GET' && path.includes(linkOf(link.id)))
  await own.db.paymentLink.update({ where: { id: link.id }, data: { nextPollAt: new Date(0) } })
  here?.farm.workers.linkPoller.wake()
  await until('the first one asks', () => asked().length === 1)
  ahead += 1
  there?.farm.workers.linkPoller.wake()
  await until('the second one asks', () => asked().length === 2)
  const held = await holdRows(own.url, 'SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [id])
  answerAll()
  await held.queued(2)
  await held.letGo()
  await until(
    'it is paid',
    async () => (await own.db.paymentLink.findUniqueOrThrow({ where: { id: link.id } })).status === 'paid',
  )
  await until('nobody waits', async () => (await own.db.payment.count({ where: { orderId: id } })) === 1)
  expect(await paidOnce(id)).toEqual({ payments: ['PAID'], paid: 1 })
})

it('lets one of two desktops ask when both look in the same moment', async () => {
  paymongo.before = () => Promise.resolve()
  const [here, there] = farms
  const { client } = await (here as TestFarm).signedIn('ana@farm.test')
  const { request } = await order(client)
  const link = await client.payments.makeLink(request())
  const asked = paymongo.asked.length
  const held = await holdRows(own.url, 'SELECT 1 FROM payment_links WHERE id = $1 FOR UPDATE', [link.id])
  ahead += 1
  here?.farm.workers.linkPoller.wake()
  there?.farm.workers.linkPoller.wake()
  await held.queued(2)
  await held.letGo()
  const row = () => own.db.paymentLink.findUniqueOrThrow({ where: { id: link.id } })
  await until('it was asked', async () => (await row()).polledAt !== null)
  const askedOf = () => paymongo.asked.slice(asked).filter(({ path }) => path.includes(linkOf(link.id)))
  await until('PayMongo was asked', () => askedOf().length > 0)
  expect(askedOf()).toHaveLength(1)
})

it('goes on after a desktop was killed between the answer and the row', async () => {
  const [here] = farms
  const { client } = await (here as TestFarm).signedIn('ana@farm.test')
  const { id, request } = await order(client)
  const link = await client.payments.makeLink(request())
  paymongo.pay(linkOf(link.id))
  // The desktops of this process have no key any more: only the one that is killed can ask.
  for (const farm of farms) await farm.secrets.set('paymongo-key', '')
  const dataDir = mkdtempSync(join(tmpdir(), 'mash-kill-'))
  writeFileSync(join(dataDir, 'secrets.backend'), 'file\n')
  await (await openSecrets({ folder: dataDir })).set('paymongo-key', key)
  await own.db.paymentLink.updateMany({ where: { id: { not: link.id } }, data: { nextPollAt: null } })
  await own.db.paymentLink.update({ where: { id: link.id }, data: { nextPollAt: new Date(0) } })
  const held = await holdRows(own.url, 'SELECT 1 FROM orders WHERE id = $1 FOR UPDATE', [id])
  const host = await startHost({
    ...{ entry: 'source', dataDir, env: { MASH_PAYMONGO_URL: paymongo.url } },
    flags: ['--database-url', own.url],
  })
  try {
    await held.queued(1) // it has the answer and stands before the row
    await host.kill9()
    await held.letGo()
    expect(await own.db.payment.count({ where: { orderId: id } })).toBe(0)
    // Its turn is not over yet, so nobody may ask; as if the half minute had passed:
    await own.db.paymentLink.update({ where: { id: link.id }, data: { nextPollAt: new Date(0) } })
    await host.start()
    await until('it is paid', async () => (await own.db.payment.count({ where: { orderId: id } })) === 1, 20_000)
  } finally {
    await host.kill9()
    rmSync(dataDir, { recursive: true, force: true })
  }
  expect(await paidOnce(id)).toEqual({ payments: ['PAID'], paid: 1 })
})
