import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, freshDatabase, freshEmbedded } from '../../support/database.ts'
import { codeOf } from '../../support/outcome.ts'
import { openOwnersFarm } from '../../support/owners-farm.ts'
import { pngOf } from '../../support/pictures.ts'
import { productInput } from '../../support/product-input.ts'
import type { TestClient, TestFarm } from '../../support/test-farm.ts'

const oyster = productInput({
  name: 'Oyster, fresh 1 kg',
  description: 'White oyster mushrooms',
  sku: 'MUSH-OYS-1KG',
  costPriceCentavos: 15_000,
  shelfLifeDays: 5,
  minStock: 4,
  maxCartQty: 100,
  weightKg: 1,
  tags: ['fresh'],
})
const png = pngOf(2, 2)

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('the catalogue and its stock on %s', (_name, open) => {
  let own: Database
  let farm: TestFarm
  let ana: TestClient
  const nowMs = Date.now()
  beforeAll(async () => {
    ;({ own, farm, ana } = await openOwnersFarm(open, { now: () => new Date(nowMs) }))
  })
  afterAll(async () => {
    await farm.stop()
    await own.drop()
  })
  const lastAudit = () => own.db.auditLog.findFirst({ orderBy: { seq: 'desc' } })

  it('makes slugs that give way, refuses given ones and SKUs that are taken', async () => {
    const first = await ana.products.create(oyster)
    expect(first).toMatchObject({ slug: 'oyster-fresh-1-kg', onHand: 0, isLow: true, priceCentavos: 28_000 })
    expect(await lastAudit()).toMatchObject({ action: 'CREATE', entity: 'Product', entityId: first.id })
    const second = await ana.products.create({ ...oyster, sku: '' })
    expect(second.slug).toBe('oyster-fresh-1-kg-2')
    await expect(ana.products.create({ ...oyster, slug: 'other' })).rejects.toMatchObject({
      code: 'TAKEN',
      data: { field: 'sku' },
    })
    await expect(ana.products.create({ ...oyster, sku: '', slug: first.slug })).rejects.toMatchObject({
      code: 'TAKEN',
      data: { field: 'slug' },
    })
    expect(await codeOf(ana.products.create({ ...oyster, sku: 'X-1', categoryIds: ['none'] }))).toBe(
      'CATEGORY_NOT_FOUND',
    )
    await ana.products.remove({ id: second.id })
  })

  it('tells the second of two who edit, and loses neither', async () => {
    const shiitake = { ...oyster, description: '', sku: 'SHII-1' }
    const row = await ana.products.create({ ...shiitake, name: 'Shiitake' })
    const { id, updatedAt } = row
    const mine = await ana.products.update({ ...shiitake, name: 'Shiitake, fresh', id, updatedAt })
    expect(mine.slug).toBe('shiitake')
    await expect(ana.products.update({ ...shiitake, name: 'Shiitake, dried', id, updatedAt })).rejects.toMatchObject({
      code: 'CHANGED',
      data: { by: 'Ana Reyes', current: { name: 'Shiitake, fresh' } },
    })
    expect((await ana.products.get({ id })).name).toBe('Shiitake, fresh')
  })

  it('is searched by beginnings of words, whatever is typed', async () => {
    expect((await ana.products.search({ text: 'oys fre' })).hits.map((hit) => hit.name)).toEqual(['Oyster, fresh 1 kg'])
    expect((await ana.products.search({ text: 'mush-oys' })).of).toBe(1)
    for (const text of ["'", '\\', '%_', '& | !', ':*', 'oyster & drop']) await ana.products.search({ text })
    expect((await ana.products.list({ search: '&&&' })).rows).toEqual([])
    const page = await ana.products.list({ limit: 1 })
    const next = await ana.products.list({ limit: 1, after: page.rows[0]?.cursor ?? null })
    expect([page.total, page.rows[0]?.name, next.rows[0]?.name]).toEqual([2, 'Oyster, fresh 1 kg', 'Shiitake, fresh'])
    expect((await ana.products.list({ tag: 'fresh', show: 'low' })).total).toBe(2)
    expect((await ana.products.list({ show: 'deleted' })).rows).toHaveLength(1)
  })

  it('receives into batches, sells what spoils first and writes off by batch', async () => {
    const [product] = (await ana.products.search({ text: 'oyster' })).hits
    const productId = product?.id ?? ''
    const words = { reason: 'from the growing house', notes: '' }
    await ana.stock.receive({ productId, quantity: 10, harvestedAt: null, sellBy: null, ...words })
    await ana.stock.receive({
      productId,
      quantity: 3,
      harvestedAt: null,
      sellBy: new Date(nowMs + 86_400_000),
      ...words,
    })
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Manila' }).format(nowMs)
    const batches = await ana.stock.batches({ productId })
    expect(batches.map(({ number, remaining }) => [number, remaining])).toEqual([
      [`BATCH-${day}-002`, 3],
      [`BATCH-${day}-001`, 10],
    ])
    const first = await ana.stock.sellFirst({})
    expect(first).toMatchObject([{ spoiling: 3, atRiskCentavos: 84_000 }])

    const off = await ana.stock.writeOff({ productId, batchId: null, quantity: 4, type: 'damaged', ...words })
    expect(off.map(({ quantity }) => quantity).toSorted()).toEqual([-1, -3])
    await expect(
      ana.stock.writeOff({ productId, batchId: batches[1]?.id ?? '', quantity: 10, type: 'damaged', ...words }),
    ).rejects.toMatchObject({ code: 'STOCK_SHORT', data: { available: 9 } })
    expect(await ana.products.get({ id: productId })).toMatchObject({ onHand: 9, available: 9, isLow: false })
    await expect(ana.stock.adjust({ productId, difference: -10, ...words })).rejects.toMatchObject({
      code: 'STOCK_SHORT',
    })
    await ana.stock.adjust({ productId, difference: 2, ...words })
    const ledger = await ana.stock.movements({ productId })
    expect(ledger.map(({ newStock }) => newStock)[0]).toBe(11)
    expect(ledger.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(11)
    expect((await ana.stock.history({ id: productId, days: 7 })).stock.at(-1)).toBe(11)
  })

  it('counts what stood on the shelf, whatever is sold meanwhile, and closes once', async () => {
    const [product] = (await ana.products.search({ text: 'oyster' })).hits
    const productId = product?.id ?? ''
    const sheet = await ana.stock.startCount({ categoryId: null, note: 'Friday' })
    expect(sheet.lines).toHaveLength(2)
    const line = await ana.stock.countOne({ countId: sheet.id, productId, counted: 9 })
    expect(line).toMatchObject({ expected: 11, counted: 9, difference: -2, countedBy: 'Ana Reyes' })
    await ana.stock.adjust({ productId, difference: -3, reason: 'sold meanwhile', notes: '' })
    const closes = await Promise.all([
      codeOf(ana.stock.closeCount({ id: sheet.id })),
      codeOf(ana.stock.closeCount({ id: sheet.id })),
    ])
    expect(closes.toSorted()).toEqual(['COUNT_CLOSED', 'done'])
    expect((await ana.products.get({ id: productId })).onHand).toBe(6)
    expect(await codeOf(ana.stock.countOne({ countId: sheet.id, productId, counted: 1 }))).toBe('COUNT_CLOSED')
  })

  it('closes a count whole or not at all', async () => {
    const [product] = (await ana.products.search({ text: 'oyster' })).hits
    const productId = product?.id ?? ''
    const sheet = await ana.stock.startCount({ categoryId: null, note: '' })
    await ana.stock.countOne({ countId: sheet.id, productId, counted: 0 })
    await ana.stock.adjust({ productId, difference: -5, reason: 'sold meanwhile', notes: '' })
    await expect(ana.stock.closeCount({ id: sheet.id })).rejects.toMatchObject({ code: 'STOCK_SHORT' })
    expect((await ana.stock.count({ id: sheet.id })).closedAt).toBeNull()
    expect((await ana.products.get({ id: productId })).onHand).toBe(1)
  })

  it('keeps a tree without cycles, in its order, and moves what hangs on a branch that goes', async () => {
    const make = (name: string, parentId: string | null) =>
      ana.categories.create({ name, description: '', slug: '', isActive: true, parentId })
    const fresh = await make('Fresh', null)
    const dried = await make('Dried', null)
    const oysters = await make('Oysters', fresh.id)
    expect(await codeOf(ana.categories.move({ id: fresh.id, parentId: oysters.id, at: 0 }))).toBe('CYCLE')
    expect((await ana.categories.move({ id: dried.id, parentId: null, at: 0 })).map(({ name }) => name)).toEqual([
      'Dried',
      'Fresh',
      'Oysters',
    ])
    const [product] = (await ana.products.search({ text: 'oyster' })).hits
    const row = await ana.products.get({ id: product?.id ?? '' })
    await ana.products.update({ ...oyster, ...row, categoryIds: [oysters.id] })
    await expect(ana.categories.remove({ id: oysters.id, moveTo: null })).rejects.toMatchObject({
      code: 'NOT_EMPTY',
      data: { children: 0, products: 1 },
    })
    await ana.categories.remove({ id: oysters.id, moveTo: dried.id })
    expect((await ana.products.get({ id: row.id })).categoryIds).toEqual([dried.id])
    expect((await ana.products.list({ categoryId: dried.id })).total).toBe(1)
  })

  it('changes many at once after a preview that says what, and takes it back', async () => {
    const ids = (await ana.products.list({})).rows.map(({ id }) => id)
    const set = { pricePercent: 5, wholePesos: true, addTag: 'sale' }
    const preview = await ana.products.previewBulk({ ids, set })
    expect(preview).toMatchObject({
      rows: [
        {
          before: { priceCentavos: 28_000, tags: ['fresh'] },
          after: { priceCentavos: 29_400, tags: ['fresh', 'sale'] },
        },
        {},
      ],
      unchanged: 0,
    })
    const pricesOf = async () => (await ana.products.list({ tag: 'sale' })).rows.map((row) => row.priceCentavos)
    expect(await ana.products.applyBulk({ rows: preview.rows, set })).toEqual({ changed: 2 })
    expect(await pricesOf()).toEqual([29_400, 29_400])
    // What was seen is there no more: nothing is changed a second time.
    await expect(ana.products.applyBulk({ rows: preview.rows, set })).rejects.toMatchObject({
      code: 'ROWS_CHANGED',
      data: { ids, names: preview.rows.map(({ name }) => name).toSorted() },
    })
    // A sale or a delivery between is no reason to refuse.
    await ana.stock.receive({
      ...{ productId: ids[0] ?? '', quantity: 1, harvestedAt: null, sellBy: null, reason: 'harvest', notes: '' },
    })
    expect(await ana.products.undoBulk({ rows: preview.rows })).toEqual({ changed: 2 })
    expect(await pricesOf()).toEqual([])
    expect(await codeOf(ana.products.undoBulk({ rows: preview.rows }))).toBe('ROWS_CHANGED')
  })

  it('refuses a bulk change to no category, and to a price that no column holds', async () => {
    const ids = (await ana.products.list({})).rows.map(({ id }) => id)
    expect(await codeOf(ana.products.previewBulk({ ids, set: { addCategoryId: 'none' } }))).toBe('CATEGORY_NOT_FOUND')
    const set = { priceCentavos: 9_999_999_999, pricePercent: 1 }
    expect(await codeOf(ana.products.previewBulk({ ids, set }))).toBe('PRICE_TOO_LARGE')
  })

  it('keeps a picture by its content, once, and only pictures', async () => {
    const [product] = (await ana.products.search({ text: 'oyster' })).hits
    const id = product?.id ?? ''
    const one = await ana.products.addImage({ id, bytes: png })
    const again = await ana.products.addImage({ id, bytes: png })
    expect(again.images).toEqual(one.images)
    const fileId = one.images[0] ?? ''
    const file = await ana.products.image({ fileId })
    expect([file.mime, Buffer.from(file.bytes.subarray(8, 12)).toString()]).toEqual(['image/webp', 'WEBP'])
    expect(await codeOf(ana.products.addImage({ id, bytes: new TextEncoder().encode('<svg onload=alert(1)>') }))).toBe(
      'NOT_A_PICTURE',
    )
    expect((await ana.products.setImages({ id, images: ['0'.repeat(64)] })).images).toEqual([])
  })
})
