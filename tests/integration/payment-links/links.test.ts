import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { PaymentLink } from '../../../electron/contract/payment-links/payment-links.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { type PaymongoEmulator, startPaymongo } from '../../support/paymongo.ts'
import { addProduct, placed } from '../../support/sell.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

const key = 'sk_test_kabute1234'

describe.each([
  { name: 'PostgreSQL', fresh: freshDatabase },
  { name: 'embedded', fresh: freshEmbedded },
])('payment links on $name', ({ fresh }) => {
  let own: Database
  let farm: TestFarm
  let desk: TestClient
  let paymongo: PaymongoEmulator
  /** Minutes that the farm's clock is ahead: a link's time passes without waiting for it. */
  let ahead = 0
  beforeAll(async () => {
    own = await fresh()
    paymongo = await startPaymongo([key, 'sk_live_kabute5678'])
    await addPerson(own.db, { email: 'ana@farm.test', role: 'SUPER_ADMIN' })
    farm = await openTestFarm(own, {
      now: () => new Date(Date.now() + ahead * 60_000),
      paymongo: { url: paymongo.url, timeoutMs: 1000 },
    })
    desk = (await farm.signedIn('ana@farm.test')).client
  })
  afterEach(() => {
    paymongo.trouble = null
    paymongo.before = () => Promise.resolve()
  })
  afterAll(async () => {
    await farm.stop()
    await paymongo.stop()
    await own.drop()
  })

  async function order(quantity = 1) {
    const { id } = await addProduct(own.db, { stock: 9 })
    return placed(desk, [{ id, quantity }])
  }
  const request = (of: { id: string; dueCentavos: number }) => ({
    ...{ orderId: of.id, operationId: randomUUID(), amountCentavos: of.dueCentavos },
  })
  /** Waits for the stream to say so. */
  async function seen(orderId: string, state: PaymentLink['state']): Promise<PaymentLink> {
    const leave = new AbortController()
    try {
      for await (const { link } of await desk.payments.watchLink({ orderId }, { signal: leave.signal })) {
        if (link?.state === state) return link
      }
    } finally {
      leave.abort()
    }
    throw new Error(`the link was never ${state}`)
  }
  const wake = () => {
    farm.farm.workers.linkPoller.wake()
  }
  /** Its time has come, whenever it was to be asked next. */
  const askNow = async (id: string) => {
    await own.db.paymentLink.update({ where: { id }, data: { nextPollAt: new Date(0) } })
    wake()
  }

  it('makes no link without a key, and none with a wrong one', async () => {
    const placedOrder = await order()
    expect(await codeOf(desk.payments.makeLink(request(placedOrder)))).toBe('NO_KEY')
    expect(await codeOf(desk.paymongo.save({ secretKey: 'pk_test_kabute1234' }))).toBe('BAD_REQUEST')
    await desk.paymongo.save({ secretKey: 'sk_test_otherone99' })
    const steps: string[] = []
    for await (const { step, code } of await desk.paymongo.test({ secretKey: null })) steps.push(`${step} ${code}`)
    expect(steps).toEqual(['key TEST', 'opens KEY_REFUSED'])
    const first = request(placedOrder)
    expect(await codeOf(desk.payments.makeLink(first))).toBe('KEY_REFUSED')
    expect(await desk.paymongo.save({ secretKey: key })).toEqual({
      ...{ key: { mode: 'test', last4: '1234' }, open: 0, others: 0 },
    })
    // The same request again, now that the key is right.
    expect(await desk.payments.makeLink(first)).toMatchObject({ state: 'waiting', isLive: false })
    const trail = JSON.stringify((await own.db.auditLog.findMany()).map(({ newValues }) => newValues))
    expect(trail).not.toContain('kabute1234')
    expect(trail).toContain('"last4":"1234"')
  })

  it('asks for what is due, once, and files the money once', async () => {
    const placedOrder = await order(2)
    const wanted = request(placedOrder)
    expect(await codeOf(desk.payments.makeLink({ ...wanted, amountCentavos: 100 }))).toBe('DUE_CHANGED')
    const asked = paymongo.asked.length
    const link = await desk.payments.makeLink(wanted)
    expect(link).toMatchObject({ state: 'waiting', amountCentavos: placedOrder.dueCentavos, isLive: false })
    expect(link.url).toMatch(/^https:\/\/pm\.link\//)
    // The answer was lost, or another clerk wants one as well: it is the same link.
    expect((await desk.payments.makeLink(wanted)).id).toBe(link.id)
    expect((await desk.payments.makeLink(request(placedOrder))).id).toBe(link.id)
    expect(paymongo.asked.length - asked).toBe(1)
    const at = paymongo.links.find(({ remarks }) => remarks === link.id)
    expect(at).toMatchObject({ amount: placedOrder.dueCentavos, description: placedOrder.orderNumber })

    const paymentId = paymongo.pay(at?.id ?? '')
    await askNow(link.id)
    await seen(placedOrder.id, 'paid')
    const after = await desk.orders.get({ id: placedOrder.id })
    expect(after).toMatchObject({ dueCentavos: 0, release: { allowed: true, why: 'PAID' } })
    expect(after.payments).toMatchObject([
      { method: 'GCASH', status: 'PAID', evidence: 'confirmed', reference: paymentId, link: 'test', confirmedBy: null },
    ])
    expect(after.events.map(({ kind, receivedCentavos }) => [kind, receivedCentavos])).toEqual([
      ...[['placed', 0]],
      ...[['paid', placedOrder.dueCentavos]],
    ])
    expect(await codeOf(desk.payments.makeLink(request(placedOrder)))).toBe('NOTHING_DUE')
  })

  it('leaves a link that nobody finished as it was when another is refused, and takes its place when one is made', async () => {
    const placedOrder = await order()
    const data = { orderId: placedOrder.id, operationId: randomUUID(), amount: 1, isLive: false, status: 'making' }
    // Its maker is gone, and no desktop is to ask about it.
    const left = await own.db.paymentLink.create({ data: { ...data, expiresAt: new Date() } })
    const row = () => own.db.paymentLink.findUniqueOrThrow({ where: { id: left.id } })
    const wanted = request(placedOrder)
    expect(await codeOf(desk.payments.makeLink({ ...wanted, amountCentavos: 100 }))).toBe('DUE_CHANGED')
    expect(await row()).toMatchObject({ status: 'making', problem: null })
    const link = await desk.payments.makeLink(wanted)
    expect(link.state).toBe('waiting')
    expect(await row()).toMatchObject({ status: 'failed', problem: 'LOST' })
    await desk.payments.makeLink(wanted)
    const trail = await own.db.auditLog.findMany({ where: { entityId: link.id }, orderBy: { seq: 'asc' } })
    expect(trail.map(({ newValues }) => newValues)).toEqual([
      { orderId: placedOrder.id, amountCentavos: placedOrder.dueCentavos, live: false },
      { again: wanted.operationId },
    ])
  })

  it('lives through an outage in the middle', async () => {
    const placedOrder = await order()
    paymongo.trouble = 'hang'
    const wanted = request(placedOrder)
    expect(await codeOf(desk.payments.makeLink(wanted))).toBe('PROVIDER_AWAY')
    expect(await seen(placedOrder.id, 'failed')).toMatchObject({ url: null, problem: { code: 'UNREACHABLE' } })
    paymongo.trouble = null
    const link = await desk.payments.makeLink(wanted)
    paymongo.trouble = 'cut'
    paymongo.pay(paymongo.links.find(({ remarks }) => remarks === link.id)?.id ?? '')
    await askNow(link.id)
    const row = () => own.db.paymentLink.findUniqueOrThrow({ where: { id: link.id } })
    await until('it failed once', async () => (await row()).failures === 1)
    expect(await row()).toMatchObject({ status: 'unpaid', problem: 'UNREACHABLE' })
    paymongo.trouble = null
    await askNow(link.id)
    await seen(placedOrder.id, 'paid')
    expect((await desk.orders.get({ id: placedOrder.id })).payments).toHaveLength(1)
  })

  it('tells money that fits nothing instead of filing it', async () => {
    for (const [how, problem] of [
      [{ amount: 5000 }, { code: 'AMOUNT_DIFFERS', data: { amountCentavos: 5000, word: 'gcash' } }],
      [{ word: 'grab_pay' }, { code: 'METHOD_UNKNOWN', data: { word: 'grab_pay' } }],
    ] as const) {
      const placedOrder = await order()
      const link = await desk.payments.makeLink(request(placedOrder))
      const paymentId = paymongo.pay(paymongo.links.find(({ remarks }) => remarks === link.id)?.id ?? '', how)
      await askNow(link.id)
      const told = await seen(placedOrder.id, 'unfiled')
      expect(told.problem).toMatchObject(problem)
      expect(told.problem?.data.paymentId).toBe(paymentId)
      expect((await desk.orders.get({ id: placedOrder.id })).payments).toEqual([])
    }
  })

  it('shuts a link with its order, with a click, and after fifteen minutes', async () => {
    const [byOrder, byHand, byTime] = [await order(), await order(), await order()]
    const links = [
      await desk.payments.makeLink(request(byOrder)),
      await desk.payments.makeLink(request(byHand)),
      await desk.payments.makeLink(request(byTime)),
    ]
    await desk.orders.cancel({ id: byOrder.id, version: byOrder.version, reason: 'no answer' })
    wake()
    await seen(byOrder.id, 'cancelled')
    expect(await desk.payments.cancelLink({ linkId: links[1]?.id ?? '' })).toMatchObject({ state: 'cancelled' })
    ahead += 16
    await askNow(links[2]?.id ?? '')
    await seen(byTime.id, 'expired')
    const archived = links.map(({ id }) => paymongo.links.find(({ remarks }) => remarks === id)?.archived)
    expect(archived).toEqual([true, true, true])
  })

  it('finds money that came in the last moment, and after it', async () => {
    const [last, late] = [await order(), await order()]
    const linkOf = (id: string) => paymongo.links.find(({ remarks }) => remarks === id)?.id ?? ''
    const first = await desk.payments.makeLink(request(last))
    paymongo.pay(linkOf(first.id))
    expect(await desk.payments.cancelLink({ linkId: first.id })).toMatchObject({ state: 'paid' })
    const second = await desk.payments.makeLink(request(late))
    expect(await desk.payments.cancelLink({ linkId: second.id })).toMatchObject({ state: 'cancelled' })
    paymongo.pay(linkOf(second.id), { begun: true })
    ahead += 6
    wake()
    await seen(late.id, 'paid')
    expect((await desk.orders.get({ id: late.id })).dueCentavos).toBe(0)
  })
})
