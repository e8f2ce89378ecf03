import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { publicCalls } from '../../../electron/contract/public-calls.ts'
import { ask, giveRole } from '../../support/api-door.ts'
import { everyProcedure } from '../../support/every-procedure.ts'
import { codeOf, refusalOf } from '../../support/outcome.ts'
import { pagesOf } from '../../support/papers.ts'
import { productInput } from '../../support/product-input.ts'
import { hear, secretsIn } from '../../support/whose-answers.ts'
import { openWhoseFarm, type WhoseFarm } from '../../support/whose-farm.ts'
import { fieldProbes } from '../../support/whose-inputs.ts'

let farm: WhoseFarm
beforeAll(async () => {
  farm = await openWhoseFarm()
})
afterAll(() => farm.stop())
beforeEach(async () => {
  await farm.own.db.role.deleteMany({ where: { name: { startsWith: 'role of' } } })
  await farm.people.mine.letIn()
})

const client = () => farm.people.mine.desk.client
const own = () => ({ id: farm.records.mine.orderId ?? '', version: 0 })
const foreign = () => ({ id: farm.records.other.orderId ?? '', version: 0 })
const foreignIn = (text: string) =>
  secretsIn(
    text,
    farm.secrets.filter(({ of }) => of !== 'mine'),
  )

describe('a customer and their own order', () => {
  it('is told all of it, and not which clerk did what, nor what they told each other', async () => {
    const order = await client().orders.get({ id: own().id })
    expect(order).toMatchObject({
      orderNumber: 'MASH-2026-000001',
      notes: 'Kampanang-lata',
      lines: [{ name: 'Kabuteng salakot', quantity: 2 }],
      payments: [{ reference: '7711223344551', recordedBy: null, confirmedBy: null }],
    })
    expect(order.events.map(({ kind, who }) => [kind, who])).toEqual([
      ['placed', null],
      ['claimed', null],
      ['moved', null],
    ])
    const clerks = await farm.people.grower.desk.client.orders.get({ id: own().id })
    expect(clerks.events.map(({ kind, who }) => [kind, who])).toEqual([
      ['placed', 'Gregoria Tagapunla'],
      ['noted', 'Gregoria Tagapunla'],
      ['claimed', 'Oktaviana Marangal'],
      ['moved', 'Oktaviana Marangal'],
    ])
  })

  it('has its papers, with no clerk on the receipt; and of the day’s wave their own part', async () => {
    const paper = async (document: Parameters<ReturnType<typeof client>['documents']['preview']>[0]['document']) =>
      pagesOf((await client().documents.preview({ document })).bytes).join('\n')
    const receipt = await paper({ kind: 'receipt', orderId: own().id })
    expect(receipt).toContain('MASH-2026-000001')
    expect(receipt).not.toContain('Clerk')
    const shown = { kind: 'receipt', orderId: own().id } as const
    const clerks = await farm.people.grower.desk.client.documents.preview({ document: shown })
    expect(pagesOf(clerks.bytes).join('\n')).toMatch(/Clerk\s+Gregoria Tagapunla/)
    const wave = await paper({ kind: 'pick-list', orderIds: null })
    expect(wave).toContain('MASH-2026-000001')
    expect(wave).not.toContain('MASH-2026-000002')
  })

  it('sees their own hold and no other, and how many are held in all', async () => {
    const { mine, other } = farm.records
    const id = mine.productId ?? ''
    const seen = await client().stock.availability({ id })
    // 22 for the one customer, 27 for the other.
    expect(seen).toMatchObject({ held: 49, holders: [{ cartId: mine.cartId, clerk: null, quantity: 22 }] })
    const clerks = await farm.people.grower.desk.client.stock.availability({ id })
    expect(clerks.holders.map(({ cartId }) => cartId).toSorted()).toEqual([mine.cartId, other.cartId].toSorted())
    const nobodys = await farm.people.user.desk.client.stock.availability({ id })
    expect(nobodys).toMatchObject({ held: 49, holders: [] })
  })

  it('cancels it, and reads by whom', async () => {
    const { version } = await client().orders.get({ id: own().id })
    const { events } = await client().orders.cancel({ ...own(), version, reason: 'not today' })
    expect(events.at(-1)).toMatchObject({ kind: 'moved', who: 'Bituing Alagaan', reason: 'not today' })
  })
})

it('takes for one of the farm whoever was given the work of a clerk', async () => {
  expect(await client().orders.list({})).toMatchObject({ total: 1 })
  await giveRole(farm.own.db, farm.people.mine.id, ['orders:update'])
  await farm.people.mine.letIn()
  expect(await client().orders.list({})).toMatchObject({ total: 2 })
  expect(await codeOf(client().orders.get({ id: foreign().id }))).toBe('done')
})

it('tells a customer that orders changed when one of theirs did, and not of others’', async () => {
  const leave = new AbortController()
  const ticks = await client().orders.changes(undefined, { signal: leave.signal })
  await ticks.next()
  const second = ticks.next()
  const { orders } = farm.people.grower.desk.client
  await orders.note({ id: foreign().id, text: 'theirs' })
  // Longer than between two looks: what was going to be told has been.
  expect(await Promise.race([second.then(() => 'told'), delay(5000, 'silent')])).toBe('silent')
  await orders.note({ id: own().id, text: 'ours' })
  expect(await second).toMatchObject({ done: false })
  leave.abort()
})

describe('one right more makes no clerk of a customer', () => {
  it.each([
    ...(['payments:process', 'orders:process', 'payments:refund'] as const),
    ...(['inventory:read', 'data:export', 'api_keys:read'] as const),
  ])('%s', async (right) => {
    await giveRole(farm.own.db, farm.people.mine.id, [right])
    await farm.people.mine.letIn()
    const { orderId = '', paymentId = '', linkId = '' } = farm.records.other
    const operationId = crypto.randomUUID()
    const money = { operationId, method: 'GCASH', amountCentavos: 100, reference: '9988776655441' } as const
    const calls: Record<string, unknown> = {
      'payments.record': { ...money, orderId, picture: null },
      'payments.confirm': { paymentId },
      'payments.reject': { paymentId, reason: 'not there' },
      'payments.refund': { ...money, paymentId, reason: 'spoiled', lines: [] },
      'payments.makeLink': { orderId, operationId, amountCentavos: 100 },
      'payments.watchLink': { orderId },
      'payments.cancelLink': { linkId },
      'payments.statements': undefined,
      'payments.statement': { id: farm.records.other['payments.statement.id'] },
      'orders.move': { ...foreign(), move: 'process' },
      'stock.counts': undefined,
      'keys.list': undefined,
      'keys.usage': { id: farm.records.other['keys.id'] },
      'customers.export': {},
      'people.export': {},
    }
    const seen: Record<string, string> = {}
    for (const [name, input] of Object.entries(calls)) {
      const { code, text } = await hear(client(), name, input)
      if (code !== 'FORBIDDEN') seen[name] = code
      expect(foreignIn(text), `${name}: ${text}`).toEqual([])
    }
    expect(seen).toEqual(reached[right])
  })
})

it('who is not shown what a product costs neither learns it by changing it nor wipes it, nor learns who changed it', async () => {
  await giveRole(farm.own.db, farm.people.mine.id, ['products:update', 'products:delete'])
  await farm.people.mine.letIn()
  const { products } = farm.people.owner.desk.client
  const made = await products.create(productInput({ name: 'Tengang daga', costPriceCentavos: 15_000 }))
  const { id, updatedAt } = made
  const renamed = await client().products.update({ ...productInput({ name: 'Tenga' }), id, updatedAt })
  expect(renamed).toMatchObject({ name: 'Tenga', costPriceCentavos: null })
  const input = productInput({ name: 'Late', costPriceCentavos: 1 })
  expect((await products.get({ id })).costPriceCentavos).toBe(15_000)
  const ours = productInput({ name: 'Ours', costPriceCentavos: 14_000 })
  await products.update({ ...ours, id, updatedAt: renamed.updatedAt })
  expect(await refusalOf(client().products.update({ ...input, id, updatedAt }))).toMatchObject({
    code: 'CHANGED',
    data: { by: null, current: { name: 'Ours', costPriceCentavos: null } },
  })
  const answers = [
    await client().products.setImages({ id, images: [] }),
    await client().products.remove({ id }),
    await client().products.restore({ id }),
  ]
  expect(answers.map(({ costPriceCentavos }) => costPriceCentavos)).toEqual([null, null, null])
})

/** What each right lets in, and what it comes to for another’s: as for what never was. */
const reached: Record<string, Record<string, string>> = {
  'payments:process': {
    'payments.record': 'ORDER_NOT_FOUND',
    'payments.confirm': 'PAYMENT_NOT_FOUND',
    'payments.reject': 'PAYMENT_NOT_FOUND',
    'payments.makeLink': 'NO_KEY',
    'payments.watchLink': 'done',
    'payments.cancelLink': 'LINK_NOT_FOUND',
    'payments.statements': 'done',
    'payments.statement': 'STATEMENT_NOT_FOUND',
  },
  'orders:process': { 'orders.move': 'ORDER_NOT_FOUND' },
  'payments:refund': { 'payments.refund': 'PAYMENT_NOT_FOUND' },
  'inventory:read': { 'stock.counts': 'done' },
  'api_keys:read': { 'keys.list': 'done', 'keys.usage': 'KEY_NOT_FOUND' },
  'data:export': { 'customers.export': 'done', 'people.export': 'done' },
}

it('does not say on whose order a reference was used', async () => {
  await giveRole(farm.own.db, farm.people.mine.id, ['payments:process'])
  await farm.people.mine.letIn()
  const { productId = '' } = farm.records.mine
  const clerk = farm.people.grower.desk.client
  const cart = await clerk.carts.open({ customerId: farm.people.mine.id, channel: 'phone' })
  await clerk.carts.add({ id: cart.id, productId, quantity: 1 })
  const placing = { cartId: cart.id, operationId: crypto.randomUUID(), handOver: 'pickup', neededAt: null } as const
  const bare = { shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null }
  const { id: orderId } = await clerk.orders.place({ ...placing, ...bare, notes: '', payment: null })
  const money = { method: 'GCASH', amountCentavos: 100, reference: '9988776655441', picture: null } as const
  const used = await hear(client(), 'payments.record', { ...money, orderId, operationId: crypto.randomUUID() })
  expect(used.code).toBe('REFERENCE_USED')
  expect(foreignIn(used.text)).toEqual([])
})

it('takes out no more than the list of it shows: the right to export is none to see', async () => {
  await giveRole(farm.own.db, farm.people.user.id, ['data:export'])
  const { user } = farm.people
  await user.letIn()
  const [customers, people] = [
    await hear(user.desk.client, 'customers.export', {}),
    await hear(user.desk.client, 'people.export', {}),
  ]
  expect(customers.text).toContain('first_name')
  expect(people.text).toContain('Ursulino')
  const foreign = farm.secrets.filter(({ of }) => of !== 'user')
  expect(secretsIn(customers.text + people.text, foreign)).toEqual([])
})

it('serves no picture of a payment as one of a product, to anybody', async () => {
  const fileId = farm.records.other.fileId ?? ''
  for (const who of ['mine', 'user', 'grower', 'owner'] as const) {
    await farm.people[who].letIn()
    expect(await codeOf(farm.people[who].desk.client.products.image({ fileId }))).toBe('FILE_NOT_FOUND')
  }
})

it('gives a program no more than its customer sees', async () => {
  const { other } = farm.people
  const search = `?search=${other.firstName}&customerId=${other.id}`
  const codes: Record<string, number> = {}
  for (const { path, method } of publicCalls) {
    expect(method).toBe('GET')
    const at = path.replace('{id}', farm.records.other.chamberId ?? 'none')
    for (const query of ['', search, '?limit=500']) {
      const { status, body } = await ask(`${farm.door}${at}${query}`, farm.keys.mine)
      if (query === '') codes[path] = status
      expect(foreignIn(JSON.stringify(body)), `${path}${query}`).toEqual([])
    }
  }
  expect(codes).toMatchObject({ '/orders': 200, '/products': 200, '/chambers': 403, '/people': 403 })
  const { body } = await ask(`${farm.door}/orders`, farm.keys.mine)
  expect(JSON.stringify(body)).toContain('MASH-2026-000001')
})

it('tells a customer nothing of another’s, whatever a reading is asked with', async () => {
  const { mine } = farm.people
  for (const { name, meta } of everyProcedure) {
    if (meta.changes || name === 'documents.preview') continue // its own inputs are in the walk
    const fields = fieldProbes(farm, name).filter(([, probes]) => probes.length > 0)
    const plain = await hear(mine.desk.client, name, undefined)
    if (fields.length === 0 || plain.code === 'FORBIDDEN') continue
    const some = fields.map(([field, probes]) => [field, fc.option(fc.constantFrom(...probes), { nil: undefined })])
    const input = fc.record(Object.fromEntries(some) as Record<string, fc.Arbitrary<unknown>>)
    await fc.assert(
      fc.asyncProperty(input, async (asked) => {
        const { code, text } = await hear(mine.desk.client, name, asked)
        expect(['FAULT', 'UNAUTHORIZED']).not.toContain(code)
        expect(foreignIn(text)).toEqual([])
      }),
      { seed: 20_261_130, numRuns: 25 },
    )
  }
})
