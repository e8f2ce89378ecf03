import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatementReading } from '../../../electron/contract/orders/statement-reading.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf, refusalOf } from '../../support/outcome.ts'
import { queueBehind } from '../../support/queue-behind.ts'
import { addProduct, placed } from '../../support/sell.ts'
import { bytesOf } from '../../support/statement-bytes.ts'
import { chosen } from '../../support/statements.ts'
import { addPerson, openTestFarm, type TestClient, type TestFarm } from '../../support/test-farm.ts'

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const head = 'Date,Reference,Debit,Credit,Description'
let lastReference = 700_000_000_000
const newReference = () => String((lastReference += 1))

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('a statement, on %s', (kind, fresh) => {
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
  const file = (text: string, reading: Partial<StatementReading> = {}) => ({
    ...{ method: 'GCASH' as const, fileName: 'a.csv', bytes: bytesOf(text), reading: chosen(reading) },
  })
  const read = (text: string, reading: Partial<StatementReading> = {}) =>
    ana.payments.importStatement(file(text, reading))
  const look = (text: string, reading: Partial<StatementReading> = {}) =>
    ana.payments.previewStatement(file(text, reading))
  /** A claim of ₱112.00, the price and its VAT. */
  const claim = async (reference = newReference()) => {
    const order = await placed(ana, [{ id: productId, quantity: 1 }], { payment: { method: 'GCASH', reference } })
    const paymentId = order.payments[0]?.id ?? ''
    return { reference, order, paymentId }
  }
  const evidenceOf = async (id: string) => (await own.db.payment.findUniqueOrThrow({ where: { id } })).evidence

  it('is looked at first: what it would prove, and nothing is kept', async () => {
    const { reference, paymentId } = await claim()
    const text = `My Bank,,,,\n${head}\n${today()},${reference},,112.00,Mia\n${today()},${newReference()},50.00,,Load\n`
    expect(await look(text)).toMatchObject({
      ...{
        rows: 1,
        proves: 1,
        rejected: 1,
        leftOutCounts: { MONEY_OUT: 1 },
        questions: [],
        asOf: null,
        alreadyAt: null,
      },
      reading: { encoding: 'utf-8', delimiter: ',', headingRow: 2, decimal: '.', dates: null },
      above: [{ row: 1, raw: 'My Bank,,,,' }],
      sample: [
        { row: 3, reason: null, amountCentavos: 11_200 },
        { row: 4, reason: 'MONEY_OUT', amountCentavos: null },
      ],
    })
    expect(await evidenceOf(paymentId)).toBe('claimed')
    expect(await own.db.statementImport.count()).toBe(0)
    const seen = await look(text)
    expect(await read(text, seen.reading)).toMatchObject({ rows: 1, matched: 1, leftOutCounts: { MONEY_OUT: 1 } })
    expect(await evidenceOf(paymentId)).toBe('matched')
    expect((await look(text, seen.reading)).alreadyAt).toBeInstanceOf(Date)
    const kept = await own.db.statementImport.findFirstOrThrow()
    expect(kept.reading).toMatchObject({
      headingRow: 2,
      columns: { at: 0, reference: 1, debit: 2, credit: 3, sender: 4 },
    })
  })

  it('counts as without a claim what it brought, not what an earlier one had', async () => {
    const [first, second] = [newReference(), newReference()]
    const row = (reference: string) => `${today()},${reference},,112.00,Mia\n`
    expect(await read(`${head}\n${row(first)}`)).toMatchObject({ rows: 1, matched: 0, unmatched: 1 })
    const later = await read(`${head}\n${row(first)}${row(second)}`)
    expect(later).toMatchObject({ rows: 2, matched: 0, unmatched: 1 })
    expect(later.lines.map(({ outcome }) => outcome)).toEqual(['no-claim', 'before'])
  })

  it('whose money was taken for a claim that is then rejected is nobody’s again, and proves the right one', async () => {
    const { reference, paymentId } = await claim()
    const right = await claim()
    const imported = await read(`${head}\n${today()},${reference},,112.00,Mia\n`)
    expect(imported.lines[0]).toMatchObject({ outcome: 'matched' })
    await ana.payments.reject({ paymentId, reason: 'typed on another order' })
    const line = (await ana.payments.statement({ id: imported.id })).lines[0]
    expect(line).toMatchObject({ outcome: 'no-claim', orderId: null })
    expect(line?.claims.map((one) => one.paymentId)).toContain(right.paymentId)
    await ana.payments.assignLine({ lineId: line?.id ?? '', paymentId: right.paymentId })
    expect(await evidenceOf(right.paymentId)).toBe('matched')
    // The rejected one is not taken up again by the same file.
    await read(`${head}\n${today()},${reference},,112.00,Mia\n${today()},${newReference()},,9.00,Lito\n`)
    expect(await own.db.payment.findUniqueOrThrow({ where: { id: paymentId } })).toMatchObject({ status: 'FAILED' })
  })

  it('that leaves something open is not imported, and says what', async () => {
    const text = `Date,Reference,Amount\n01/12/2026,${newReference()},112.00\n`
    expect(await refusalOf(read(text))).toEqual({
      code: 'UNDECIDED',
      data: { questions: [{ ask: 'dates', sample: '01/12/2026' }, { ask: 'direction' }] },
    })
    expect(await codeOf(read(text, { dates: 'dmy', unmarked: 'in' }))).toBe('done')
  })

  it('with nothing that came in proves nothing', async () => {
    expect(await codeOf(read(`${head}\n${today()},${newReference()},50.00,,Load\n`))).toBe('NO_ROWS')
  })

  it('of another kind of file says which', async () => {
    expect(await refusalOf(read('%PDF-1.7'))).toEqual({ code: 'WRONG_KIND', data: { kind: 'pdf' } })
    expect(await refusalOf(look('<html><table>'))).toEqual({ code: 'WRONG_KIND', data: { kind: 'web-page' } })
  })

  it('with several lines of one reference proves by the right one', async () => {
    const { reference, paymentId, order } = await claim()
    const line = (amount: string, name: string) => `${today()},${reference},,${amount},${name}`
    const text = [head, line('5.00', 'Cash-back'), line('112.00', 'Mia'), line('112.00', 'Again')].join('\n')
    const { lines } = await read(text)
    expect(lines.map(({ sender, outcome, orderNumber }) => [sender, outcome, orderNumber])).toEqual([
      ['Mia', 'matched', order.orderNumber],
      ['Cash-back', 'settled', order.orderNumber],
      ['Again', 'settled', order.orderNumber],
    ])
    expect(await own.db.statementLine.count({ where: { paymentId } })).toBe(1)
  })

  it('means by its columns what a person said of the last one of this account', async () => {
    const text = (reference: string) => `Araw,Bilang,Piso\n${today()},${reference},112.00\n`
    const first = await look(text(newReference()))
    expect(first.questions).toEqual([{ ask: 'columns', missing: ['at', 'reference', 'amount'] }])
    const columns = { at: 0, reference: 1, amount: 2 }
    await read(text(newReference()), { columns, unmarked: 'in' })
    const next = await look(text(newReference()))
    expect(next).toMatchObject({ questions: [], rows: 1, reading: { columns, unmarked: 'in' } })
    expect(next.asOf).toBeInstanceOf(Date)
    expect((await ana.payments.previewStatement({ ...file(text(newReference())), method: 'MAYA' })).asOf).toBeNull()
    expect((await look(text(newReference()), { columns: {} })).asOf).toBeNull()
  })

  it('that an older program read half, or wrongly, is read again: nothing is doubled', async () => {
    const [debit, credit] = [await claim(), await claim()]
    const text = `${head}\n${today()},${debit.reference},112.00,,Load\n${today()},${credit.reference},,112.00,Mia\n`
    const whole = await read(text)
    // As the older program left it: it took the debit for money in, and never knew the credit.
    await own.db.statementLine.updateMany({
      where: { importId: whole.id },
      data: { reference: debit.reference, paymentId: debit.paymentId },
    })
    await own.db.payment.update({ where: { id: debit.paymentId }, data: { evidence: 'matched' } })
    await own.db.payment.update({ where: { id: credit.paymentId }, data: { evidence: 'claimed' } })
    await own.db.$executeRaw`UPDATE statement_imports SET reader = 0, reading = NULL WHERE id = ${whole.id}`
    expect((await look(text)).alreadyAt).toBeNull()
    const again = await read(text)
    expect(again).toMatchObject({ id: whole.id, rows: 1, matched: 1, rejected: 1 })
    expect(again.lines.map(({ reference, outcome }) => [reference, outcome])).toEqual([[credit.reference, 'matched']])
    expect([await evidenceOf(debit.paymentId), await evidenceOf(credit.paymentId)]).toEqual(['claimed', 'matched'])
    expect(await codeOf(read(text))).toBe('ALREADY_IMPORTED')
  })

  it('read again by other decisions keeps what a person confirmed', async () => {
    const { reference, paymentId } = await claim()
    const text = `Date,Reference,Amount,Balance\n${today()},${reference},112.00,1.00\n`
    const first = await read(text, { unmarked: 'in' })
    await ana.payments.confirm({ paymentId })
    const columns = { at: 0, reference: 1, amount: 3 }
    const again = await read(text, { unmarked: 'in', columns })
    expect(again.id).toBe(first.id)
    expect(again.lines.map(({ amountCentavos, outcome }) => [amountCentavos, outcome])).toEqual([
      [11_200, 'matched'],
      [100, 'settled'],
    ])
    expect(await evidenceOf(paymentId)).toBe('confirmed')
  })

  it('suggests a claim of the same amount whose payer and days fit, and a person links it', async () => {
    const { paymentId, order } = await claim()
    const { id, lines } = await read(`${head}\n${today()},${newReference()},,112.00,From WALK-IN Cruz\n`)
    const [line] = lines
    expect(line).toMatchObject({ outcome: 'no-claim', orderId: null })
    expect(line?.claims).toContainEqual(
      expect.objectContaining({ paymentId, orderId: order.id, orderNumber: order.orderNumber, fits: true }),
    )
    const lineId = line?.id ?? ''
    const linked = await ana.payments.assignLine({ lineId, paymentId })
    expect(linked.lines).toMatchObject([{ outcome: 'matched', orderNumber: order.orderNumber, claims: [] }])
    expect(await evidenceOf(paymentId)).toBe('matched')
    const [audit] = await own.db.auditLog.findMany({ where: { entity: 'StatementLine', entityId: lineId } })
    expect(audit).toMatchObject({ action: 'UPDATE', newValues: { paymentId, order: order.orderNumber } })
    expect((await own.db.statementLine.findUniqueOrThrow({ where: { id: lineId } })).assignedBy).not.toBeNull()
    // By its own reference it proves nothing more, also when the file is looked at again.
    expect((await ana.payments.statement({ id })).matched).toBe(1)
  })

  it('links no line twice, no claim twice, and no other amount', async () => {
    const [one, two] = [await claim(), await claim()]
    const line = (amount: string) => `${today()},${newReference()},,${amount},x`
    const { lines } = await read([head, line('112.00'), line('112.00'), line('111.00')].join('\n'))
    const [first, second] = lines.filter(({ amountCentavos }) => amountCentavos === 11_200).map(({ id }) => id ?? '')
    const other = lines.find(({ amountCentavos }) => amountCentavos === 11_100)?.id ?? ''
    const link = (lineId = '', { paymentId } = one) => codeOf(ana.payments.assignLine({ lineId, paymentId }))
    expect(await link('none')).toBe('LINE_NOT_FOUND')
    expect(await link(first, { ...one, paymentId: 'none' })).toBe('PAYMENT_NOT_FOUND')
    expect(await link(other)).toBe('AMOUNT_DIFFERS')
    expect(await evidenceOf(one.paymentId)).toBe('claimed')
    expect(await link(first)).toBe('done')
    expect(await link(first, two)).toBe('LINE_TAKEN')
    expect(await link(second)).toBe('ALREADY_PROVED')
    await ana.payments.confirm({ paymentId: two.paymentId })
    expect(await link(second, two)).toBe('ALREADY_CONFIRMED')
  })

  it.runIf(kind === 'PostgreSQL')('of two desks that link one line, or one claim, at once, one does', async () => {
    const [one, two] = [await claim(), await claim()]
    const line = () => `${today()},${newReference()},,112.00,x`
    const { lines } = await read([head, line(), line(), line()].join('\n'))
    const [a = '', b = ''] = lines.map(({ id }) => id ?? '')
    const codes = async (lock: string, pairs: [string, string][]) => {
      const link = ([lineId, paymentId]: [string, string]) => codeOf(ana.payments.assignLine({ lineId, paymentId }))
      const settled = await queueBehind(own.url, { lock, queued: 2 }, () => pairs.map(link))
      return settled.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')).toSorted()
    }
    const holdLine = `SELECT 1 FROM statement_lines WHERE id = '${a}' FOR UPDATE`
    expect(
      await codes(holdLine, [
        [a, one.paymentId],
        [a, two.paymentId],
      ]),
    ).toEqual(['LINE_TAKEN', 'done'])
    const left = (await evidenceOf(one.paymentId)) === 'claimed' ? one : two
    const [c = ''] = lines.map(({ id }) => id ?? '').filter((id) => id !== a && id !== b)
    const holdOrder = `SELECT 1 FROM orders WHERE id = '${left.order.id}' FOR UPDATE`
    expect(
      await codes(holdOrder, [
        [b, left.paymentId],
        [c, left.paymentId],
      ]),
    ).toEqual(['ALREADY_PROVED', 'done'])
  })

  it('whose reading is overtaken by another one stops, and that one counts', async () => {
    const text = `Date,Reference,Amount,Balance\n${today()},${newReference()},112.00,${randomUUID().length}.00\n`
    const { id } = await read(text, { unmarked: 'in' })
    await own.db.statementImport.update({ where: { id }, data: { finishedAt: null } })
    const columns = { at: 0, reference: 1, amount: 3 }
    const again = await read(text, { unmarked: 'in', columns })
    expect(again.id).toBe(id)
    expect(again.lines.map(({ amountCentavos }) => amountCentavos)).toEqual([3600])
  })
})
