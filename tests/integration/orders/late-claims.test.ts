import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PaymentMethod } from '../../../electron/contract/orders/order-words.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { addProduct, placed } from '../../support/sell.ts'
import { importText } from '../../support/statements.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'
import { until } from '../../support/until.ts'

const day = (from: number) => new Date(Date.now() + from * 86_400_000)
const asText = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
const minutes = (count: number) => count / 1440
let last = 800_000_000_000
const newReference = () => String((last += 1))
/** `from`: so many days from now, reckoned when it is read: a busy machine may come to it late. */
type Row = { reference: string; amount?: string; from?: number }

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('a claim whose money stands in a statement already, on %s', (kind, fresh) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  let productId: string
  beforeAll(async () => {
    own = await fresh()
    farm = await openTestFarm(own)
    await addPerson(own.db, { email: 'ana@farm.test', role: 'ADMIN' })
    ana = (await farm.signedIn('ana@farm.test')).client
    productId = (await addProduct(own.db, { stock: 500, price: 100 })).id
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const read = (rows: readonly Row[], method: PaymentMethod = 'GCASH') => {
    const lines = rows.map(
      ({ reference, amount = '112.00', from = 0 }) => `${asText(day(from))},${reference},${amount},Mia`,
    )
    const text = ['Date,Reference,Credit,Sender', ...lines, ''].join('\n')
    return importText(ana, { method, fileName: 'late.csv', text })
  }
  const anOrder = () => placed(ana, [{ id: productId, quantity: 1 }])
  /** ₱112.00 said to have been sent, and how far that is proved. */
  const record = async (reference: string, some: { method?: PaymentMethod; amountCentavos?: number } = {}) => {
    const { id: orderId } = await anOrder()
    const order = await ana.payments.record({
      ...{ orderId, operationId: randomUUID(), method: 'GCASH', amountCentavos: 11_200, note: '', picture: null },
      ...{ reference, ...some },
    })
    const payment = order.payments[0]
    return { orderId, evidence: payment?.evidence, status: payment?.status, paymentId: payment?.id ?? '' }
  }

  it('is proved the moment it is recorded, and a person still confirms it', async () => {
    const reference = newReference()
    const { id } = await read([{ reference }])
    const { orderId, ...claim } = await record(reference)
    expect(claim).toMatchObject({ evidence: 'matched', status: 'PENDING' })
    expect((await ana.payments.statement({ id })).lines).toMatchObject([{ outcome: 'matched', orderId }])
    const trail = await own.db.auditLog.findFirstOrThrow({ where: { entityId: claim.paymentId } })
    expect(trail.newValues).toMatchObject({ orderId, evidence: 'matched' })
  })

  it('is proved also when it comes with the order', async () => {
    const reference = newReference()
    await read([{ reference }])
    const order = await placed(ana, [{ id: productId, quantity: 1 }], { payment: { method: 'GCASH', reference } })
    expect(order.payments).toMatchObject([{ evidence: 'matched', status: 'PENDING' }])
  })

  it.each([
    ['of another amount', { amount: '111.99' }, {}],
    ['of more than three days before', { from: -3 - minutes(1) }, {}],
    ['of more than three days later', { from: 3 + minutes(2) }, {}],
    ['of another account', {}, { method: 'MAYA' as const }],
  ])('is only claimed by a line %s', async (_, line, claim) => {
    const reference = newReference()
    await read([{ reference, ...line }])
    expect(await record(reference, claim)).toMatchObject({ evidence: 'claimed' })
  })

  it.each([
    ['just not three days before', -3 + minutes(2)],
    ['just not three days later', 3 - minutes(1)],
  ])('is proved by a line of %s', async (_, from) => {
    const reference = newReference()
    await read([{ reference, from }])
    expect(await record(reference)).toMatchObject({ evidence: 'matched' })
  })

  it('is not proved by money that proves another claim by a person’s word', async () => {
    const [said, true_] = [newReference(), newReference()]
    const before = await record(said)
    const { lines } = await read([{ reference: true_ }])
    await ana.payments.assignLine({ lineId: lines[0]?.id ?? '', paymentId: before.paymentId })
    expect(await record(true_)).toMatchObject({ evidence: 'claimed' })
  })

  it('of cash is never proved by a line', async () => {
    const reference = newReference()
    await read([{ reference }], 'BANK_TRANSFER')
    expect(await record(reference, { method: 'COD' })).toMatchObject({ evidence: null, status: 'PAID' })
  })

  it('is not proved by a line that a newer reading of its file has not brought', async () => {
    const reference = newReference()
    const { id } = await read([{ reference }])
    // Begun anew and stopped there: what it will bring nobody knows.
    await own.db.statementImport.update({ where: { id }, data: { run: { increment: 1 }, finishedAt: null } })
    expect(await record(reference)).toMatchObject({ evidence: 'claimed' })
  })

  it.runIf(kind === 'PostgreSQL')('is proved also when both come in the same moment', async () => {
    const reference = newReference()
    const { id: orderId } = await anOrder()
    // The claim is written and not committed; the statement is read whole meanwhile, and sees no claim.
    const claiming = { lock: 'LOCK TABLE order_events IN ACCESS EXCLUSIVE MODE', queued: 2 }
    const claim = () =>
      ana.payments.record({
        ...{ orderId, operationId: randomUUID(), method: 'GCASH', amountCentavos: 11_200, note: '', picture: null },
        reference,
      })
    const settled = await queueBehind<unknown>(own.url, claiming, () => [claim(), read([{ reference }])])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect((await ana.orders.get({ id: orderId })).payments).toMatchObject([{ evidence: 'matched' }])
  })

  it.runIf(kind === 'PostgreSQL').each([
    ['the one that is linked by hand', 'link'],
    ['the one that is recorded', 'record'],
  ] as const)('of two that come at once one line proves one: %s, where it is first', async (_, first) => {
    const reference = newReference()
    const { id, lines } = await read([{ reference }])
    const other = await record(newReference())
    const { id: orderId } = await anOrder()
    const lineId = lines[0]?.id ?? ''
    const calls = {
      link: () => ana.payments.assignLine({ lineId, paymentId: other.paymentId }).catch(() => undefined),
      record: () =>
        ana.payments.record({
          ...{ orderId, operationId: randomUUID(), method: 'GCASH', amountCentavos: 11_200, note: '', picture: null },
          reference,
        }),
    }
    const firstWaits = () =>
      until('the first waits', async () => {
        const [waiting] = await own.db.$queryRaw<{ n: number }[]>`
          SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE wait_event_type = 'Lock' AND datname = current_database()`
        return (waiting?.n ?? 0) > 0
      })
    const holdLine = { lock: `SELECT 1 FROM statement_lines WHERE id = '${lineId}' FOR UPDATE`, queued: 2 }
    await queueBehind<unknown>(own.url, holdLine, () => [
      calls[first](),
      firstWaits().then<unknown>(() => calls[first === 'link' ? 'record' : 'link']()),
    ])
    const proved = await own.db.payment.findMany({
      where: { evidence: 'matched', OR: [{ id: other.paymentId }, { orderId }] },
    })
    expect(proved.map((payment) => payment.orderId)).toEqual([first === 'link' ? other.orderId : orderId])
    expect((await ana.payments.statement({ id })).matched).toBe(1)
  })
})
