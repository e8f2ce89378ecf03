import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentOf } from '../../../electron/contract/documents.ts'
import { recoverPrints } from '../../../electron/features/documents/finish-print.ts'
import type { PrintHow, PrintOutcome } from '../../../electron/platform/print-host.ts'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf, refusalOf } from '../../support/outcome.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { pagesOf, sizeOf } from '../../support/papers.ts'
import { addProduct, placed } from '../../support/sell.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

/** A printer that keeps what it is given, and answers as it is told. */
const tray: { pdf: Uint8Array; how: PrintHow }[] = []
let answer: PrintOutcome = { state: 'done' }
const printHost = {
  list: async () => [{ name: 'EPSON_TM', label: 'Epson TM-T82' }],
  print: async (pdf: Uint8Array, how: PrintHow) => {
    tray.push({ pdf, how })
    return answer
  },
}

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Sees it and prints it, as the dialog does. */
async function printSeen(client: TestClient, document: DocumentOf, printer: string | null = 'EPSON_TM') {
  const { copy, at, language, sha256 } = await client.documents.preview({ document })
  return client.documents.print({ document, copy, at, language, sha256, printer, copies: 1 })
}

// The embedded database has its own lock and JSON; what is drawn is the same on both, so it is drawn once.
const isLong = process.env.MASH_LONG === '1'

describe.each([
  { name: 'PostgreSQL', fresh: freshDatabase, all: true },
  { name: 'the embedded database', fresh: freshEmbedded, all: isLong },
])('$name', ({ fresh, all }) => {
  const once = (title: string, run: () => Promise<void>) => {
    if (all) it(title, run)
  }
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(fresh, { printHost }))
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const newOrder = async () => {
    const oyster = await addProduct(own.db, { stock: 50, price: 280, name: 'Oyster, fresh' })
    return placed(ana, [{ id: oyster.id, quantity: 3 }])
  }
  const newReceipt = async () => {
    const { id, orderNumber } = await newOrder()
    return { orderId: id, orderNumber, document: { kind: 'receipt' as const, orderId: id } }
  }

  it('prints the bytes of the preview, and the order tells', async () => {
    const { orderId, orderNumber, document } = await newReceipt()
    const seen = await ana.documents.preview({ document })
    expect(seen).toMatchObject({ copy: 1, paper: 'receipt', language: 'en', fileName: `receipt-${orderNumber}.pdf` })
    expect(sha(seen.bytes)).toBe(seen.sha256)
    expect(pagesOf(seen.bytes).join('')).toContain('₱840.00')
    const { sha256, copy, at, language } = seen
    const job = await ana.documents.print({ document, sha256, copy, at, language, printer: 'EPSON_TM', copies: 2 })
    expect(job).toMatchObject({ state: 'done', copy: 1, title: orderNumber, who: 'Ana Reyes', here: true, sha256 })
    const { pdf, how } = tray.at(-1) ?? {}
    expect(sha(pdf ?? new Uint8Array())).toBe(sha256)
    expect(how).toMatchObject({ printer: 'EPSON_TM', copies: 2, title: orderNumber })
    expect(how?.widthMm).toBeCloseTo(80, 1)
    expect(how?.heightMm).toBeCloseTo(sizeOf(seen.bytes).heightMm, 0)
    const { events } = await ana.orders.get({ id: orderId })
    expect(events.at(-1)).toMatchObject({ kind: 'printed', who: 'Ana Reyes', detail: { document: 'receipt', copy: 1 } })
    const audit = await own.db.auditLog.findMany({ where: { entity: 'PrintJob', entityId: job.id } })
    expect(audit).toMatchObject([{ action: 'CREATE', newValues: { kind: 'receipt', copy: 1 } }])
  })

  once('marks what is printed again, and a document of another kind is an original', async () => {
    const { orderId, document } = await newReceipt()
    await printSeen(ana, document)
    const again = await ana.documents.preview({ document })
    expect(again.copy).toBe(2)
    expect(pagesOf(again.bytes).join('')).toContain('REPRINT 1')
    expect((await printSeen(ana, document)).copy).toBe(2)
    const slip = await ana.documents.preview({ document: { kind: 'packing-slip', orderId }, language: 'fil' })
    expect(slip.copy).toBe(1)
    expect(pagesOf(slip.bytes).join('')).toContain('Listahan ng laman')
    expect(pagesOf(slip.bytes).join('')).not.toContain('₱')
  })

  once('refuses to print what changed since it was seen, what is old, and a printer that is gone', async () => {
    const { orderId, document } = await newReceipt()
    const { sha256, copy, at, language } = await ana.documents.preview({ document })
    const print = { document, sha256, copy, at, language, printer: 'EPSON_TM', copies: 1 }
    expect(await codeOf(ana.documents.print({ ...print, printer: 'HP' }))).toBe('PRINTER_NOT_FOUND')
    expect(await codeOf(ana.documents.print({ ...print, at: new Date(at.getTime() - 3_600_000) }))).toBe(
      'DOCUMENT_CHANGED',
    )
    await ana.payments.record({
      orderId,
      operationId: crypto.randomUUID(),
      method: 'COD',
      amountCentavos: 10_000,
      reference: '',
      picture: null,
      note: '',
    })
    expect(await codeOf(ana.documents.print(print))).toBe('DOCUMENT_CHANGED')
    expect(await own.db.printJob.count({ where: { documentId: orderId } })).toBe(0)
  })

  it('prints an original that jammed again as the original', async () => {
    const { orderId, document } = await newReceipt()
    answer = { state: 'failed', reason: 'Paper is out' }
    expect(await printSeen(ana, document)).toMatchObject({ state: 'failed', error: 'Paper is out', copy: 1 })
    answer = { state: 'done' }
    expect((await ana.orders.get({ id: orderId })).events.some(({ kind }) => kind === 'printed')).toBe(false)
    expect(await printSeen(ana, document)).toMatchObject({ state: 'done', error: null, copy: 1 })
    expect(await own.db.printJob.count({ where: { documentId: orderId } })).toBe(1)
  })

  it('asks the person of a browser whether it came out, once', async () => {
    const { orderId, document } = await newReceipt()
    const job = await printSeen(ana, document, null)
    expect(job).toMatchObject({ state: 'printing', printer: null })
    expect(await ana.documents.answer({ id: job.id, came: true })).toMatchObject({ state: 'done' })
    expect(await codeOf(ana.documents.answer({ id: job.id, came: false }))).toBe('JOB_OVER')
    expect((await ana.orders.get({ id: orderId })).events.at(-1)?.kind).toBe('printed')
    expect(await codeOf(ana.documents.answer({ id: 'none', came: true }))).toBe('JOB_NOT_FOUND')
  })

  it('after a kill asks about what was printing here, and prints nothing by itself', async () => {
    const { orderId, document } = await newReceipt()
    const job = await printSeen(ana, document, null)
    const before = tray.length
    const deps = { database: own.open, now: () => new Date() }
    await recoverPrints(deps, 'another-desktop')
    expect((await own.db.printJob.findUniqueOrThrow({ where: { id: job.id } })).state).toBe('printing')
    await recoverPrints(deps, farm.settings.get().installationId)
    const [asked] = await ana.documents.jobs({ limit: 1 })
    expect(asked).toMatchObject({ id: job.id, state: 'uncertain', here: true })
    expect(tray.length).toBe(before)
    await ana.documents.answer({ id: job.id, came: false })
    // It did not come out: the original is still to be had.
    expect((await ana.documents.preview({ document })).copy).toBe(1)
    expect((await ana.orders.get({ id: orderId })).events.some(({ kind }) => kind === 'printed')).toBe(false)
  })

  once('lists today’s wave by product, the oldest batch first, and not what comes later', async () => {
    await own.db.order.updateMany({ where: { status: 'PENDING' }, data: { status: 'CANCELLED' } })
    expect(await codeOf(ana.documents.preview({ document: { kind: 'pick-list', orderIds: null } }))).toBe(
      'NOTHING_TO_PICK',
    )
    const oyster = await addProduct(own.db, { stock: 0, name: 'King oyster' })
    const receive = (quantity: number, days: number) =>
      ana.stock.receive({
        ...{ productId: oyster.id, quantity, reason: 'harvest', notes: '' },
        ...{ harvestedAt: new Date(Date.now() - days * 86_400_000), sellBy: new Date(Date.now() + 86_400_000 * 5) },
      })
    await receive(2, 3)
    await receive(9, 1)
    const later = await placed(ana, [{ id: oyster.id, quantity: 1 }], {
      neededAt: new Date(Date.now() + 3 * 86_400_000),
    })
    const today = await placed(ana, [{ id: oyster.id, quantity: 4 }])
    for (const { id, version } of [later, today]) await ana.orders.move({ id, version, move: 'confirm' })
    const { bytes } = await ana.documents.preview({ document: { kind: 'pick-list', orderIds: null } })
    const text = pagesOf(bytes).join('')
    expect(text).toContain(today.orderNumber)
    expect(text).not.toContain(later.orderNumber)
    expect(text).toContain('Orders: 1 · Items: 4')
    // As many as a list holds, and one more.
    const [given] = await own.db.order.findMany({ where: { id: today.id } })
    if (!given) throw new Error('the order is gone')
    const { shippingAddress, billingAddress, ...plain } = given
    const data = Array.from({ length: 200 }, (_, n) => ({
      ...{ ...plain, id: `wave-${n}`, orderNumber: `WAVE-${n}`, operationId: null },
      ...{ shippingAddress: shippingAddress ?? {}, billingAddress: billingAddress ?? {} },
    }))
    const addWave = async (some: typeof data) => {
      await own.db.order.createMany({ data: some })
      const line = { productId: oyster.id, quantity: 1, price: 1, total: 1, name: 'King oyster', position: 0 }
      await own.db.orderItem.createMany({ data: some.map(({ id }) => ({ ...line, orderId: id })) })
    }
    await addWave(data.slice(1))
    // Without a line there is nothing to pick of it.
    await own.db.order.createMany({
      data: data.slice(0, 1).map((row) => ({ ...row, id: 'none', orderNumber: 'WAVE-none' })),
    })
    expect(await codeOf(ana.documents.preview({ document: { kind: 'pick-list', orderIds: null } }))).toBe('done')
    await addWave(data.slice(0, 1))
    expect(await refusalOf(ana.documents.preview({ document: { kind: 'pick-list', orderIds: null } }))).toEqual({
      code: 'TOO_MANY_TO_PICK',
      data: { orders: 201, most: 200 },
    })
    await own.db.orderItem.deleteMany({ where: { orderId: { startsWith: 'wave-' } } })
    await own.db.order.deleteMany({ where: { orderNumber: { startsWith: 'WAVE-' } } })
    expect(text.replaceAll(/ +/g, ' ')).toMatch(/4 kg King oyster 1 × BATCH-.*\n.* 3 × BATCH-/)
    const chosen = await ana.documents.preview({ document: { kind: 'pick-list', orderIds: [later.id] } })
    expect(pagesOf(chosen.bytes).join('')).toContain(later.orderNumber)
  })

  once('makes as many labels as asked, and a test page for each paper', async () => {
    const { id } = await addProduct(own.db, { stock: 5, name: 'Shiitake' })
    const label = await ana.documents.preview({ document: { kind: 'label', productId: id, batchId: null, count: 3 } })
    expect(sizeOf(label.bytes)).toEqual({ pages: 3, widthMm: 50, heightMm: 30 })
    const none = { kind: 'label', productId: 'none', batchId: null, count: 1 } as const
    expect(await codeOf(ana.documents.preview({ document: none }))).toBe('PRODUCT_NOT_FOUND')
    for (const [paper, widthMm] of [
      ['a4', 210],
      ['receipt', 80],
      ['label', 50],
    ] as const) {
      const test = await ana.documents.preview({ document: { kind: 'test-page', paper } })
      expect([paper, sizeOf(test.bytes)]).toMatchObject([paper, { pages: 1, widthMm }])
    }
  })

  once('remembers a printer for each paper on this desktop', async () => {
    const after = await ana.documents.choosePrinter({ paper: 'receipt', printer: 'EPSON_TM' })
    expect(after).toMatchObject({ silent: true, chosen: { a4: null, receipt: 'EPSON_TM', label: null } })
    await ana.documents.choosePrinter({ paper: 'a4', printer: 'unplugged' })
    expect((await ana.documents.printers()).chosen.a4).toBeNull()
    expect(farm.settings.get().printers).toEqual({ receipt: 'EPSON_TM', a4: 'unplugged' })
  })
})
