import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { readTemplate } from '../../../electron/features/documents/read-template.ts'
import { drawPaper, templatesDir } from '../../support/draw-paper.ts'
import { labelPaper, longOrder, order, pagesOf, sizeOf } from '../../support/papers.ts'

// Fonts are read and papers drawn for real: seconds on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 })

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const lines = (text: string) => text.split('\n').map((line) => line.trim().replaceAll(/ {2,}/g, ' | '))

it('an invoice says who owes whom what, with the peso sign, and adds up', async () => {
  const pdf = await drawPaper('invoice')
  const [page = ''] = pagesOf(pdf)
  const said = lines(page)
  expect(sizeOf(pdf)).toEqual({ pages: 1, widthMm: 210, heightMm: 297 })
  for (const line of [
    'Bukid Kabute | Invoice',
    'Tel. 0917 555 0142 TIN 123-456-789-00000',
    'Subtotal | ₱1,542.00',
    'Discount | −₱42.00',
    'VAT (12%) | ₱180.00',
    'Delivery | ₱100.00',
    'Total | ₱1,780.00',
    'Paid | ₱1,000.00',
    'Balance due | ₱780.00',
    '1 | Oyster, fresh | 3 kg | ₱280.00 | ₱840.00',
    '2 | Shiitake, fresh | 4 × 250 g | ₱175.50 | ₱702.00',
    'Printed by Ana Reyes, Nov 25, 2026, 11:04 AM | Page 1 of 1',
  ])
    expect(said.join('\n')).toContain(line)
  expect(page).toContain('INV-MASH-2026-001042')
  expect(page).toContain('Los Baños, Laguna 4030')
  expect(page).not.toContain('REPRINT')
})

it('prices that hold the tax say how much of it is in them, and add none', async () => {
  const money = { ...order.money, taxIncluded: true, taxCentavos: 16_071, totalCentavos: 160_000, dueCentavos: 60_000 }
  const said = lines(pagesOf(await drawPaper('invoice', { order: { ...order, money } })).join('')).join('\n')
  expect(said).toContain('VATable sales ₱1,339.29') // 1,542.00 − 42.00 − 160.71
  expect(said).toContain('VAT (12%) ₱160.71')
  expect(said).toContain('Total | ₱1,600.00')
})

it('two hundred lines go over pages, each with the head of the table, its number and what it is', async () => {
  const pages = pagesOf(await drawPaper('invoice', { order: longOrder(200), copy: 2 }))
  expect(pages.length).toBeGreaterThan(5)
  pages.forEach((page, i) => {
    // The sums stay together, so the last page may hold nothing else.
    if (/Product \d/.test(page)) expect(page).toMatch(/# +Item +Qty +Unit price +Amount/)
    expect(page).toContain(`Page ${i + 1} of ${pages.length}`)
    expect(page).toContain('INV-MASH-2026-001042')
    expect(page).toContain('REPRINT 1')
  })
  const all = pages.join('')
  for (let n = 1; n <= 200; n += 1) expect(all.match(new RegExp(`\\bProduct ${n}\\b`, 'g'))).toHaveLength(1)
})

it('a packing slip has batches and no prices', async () => {
  const page = pagesOf(await drawPaper('packing-slip')).join('')
  expect(page).not.toContain('₱')
  expect(page).not.toContain('280.00')
  expect(page).toContain('2 × BATCH-2026-11-22-001 · sell by Nov 28')
  expect(page).toContain('Ring at the blue gate')
  expect(page).toContain('Lines: 2 · Items: 7')
})

it('a pick list goes by product and then by order, and says where it grew', async () => {
  const page = pagesOf(await drawPaper('pick-list')).join('')
  const said = lines(page).join('\n')
  expect(said).toContain('Orders: 1 · Items: 7')
  expect(said).toContain('3 kg | Oyster, fresh | 2 × BATCH-2026-11-22-001 · sell by Nov 28 | Calamba House 1')
  expect(page.indexOf('From the cold room')).toBeLessThan(page.indexOf('Into the boxes'))
  expect(said).toContain('Nov 25, 2026, 4:00 PM · delivery, Los Baños')
})

it('a receipt is 80 mm wide and as long as what stands on it', async () => {
  const short = sizeOf(await drawPaper('receipt'))
  const long = sizeOf(await drawPaper('receipt', { order: longOrder(40) }))
  expect(short).toMatchObject({ pages: 1, widthMm: 80 })
  expect(short.heightMm).toBeLessThan(200)
  expect(long).toMatchObject({ pages: 1, widthMm: 80 })
  expect(long.heightMm).toBeGreaterThan(short.heightMm + 100)
})

it('a label is one page of 50 × 30 mm each, however long the name is', async () => {
  const pdf = await drawPaper('label')
  expect(sizeOf(pdf)).toEqual({ pages: 2, widthMm: 50, heightMm: 30 })
  const [first = ''] = pagesOf(pdf)
  for (const text of ['Oyster, fresh', '250 g', '₱95.00', 'BATCH-2026-11-22-001', 'sell by Nov 28', 'OYS-250'])
    expect(first).toContain(text)
  const name = 'Grey oyster mushrooms from the second house, washed and cut into strips'
  const long = await drawPaper('label', { label: { ...labelPaper, name, priceCentavos: 9_999_999_999, count: 3 } })
  expect(sizeOf(long).pages).toBe(3)
})

it('speaks Filipino, and marks what is no original', async () => {
  const receipt = pagesOf(await drawPaper('receipt', { language: 'fil', copy: 3 })).join('')
  expect(receipt).toContain('RESIBO')
  expect(receipt).toContain('MULING LIMBAG 2')
  expect(receipt).toContain('Natitirang bayarin')
  expect(receipt).toContain('₱780.00')
  const slip = pagesOf(await drawPaper('packing-slip', { language: 'fil' })).join('')
  expect(slip).toContain('Nobyembre 25, 2026')
  expect(slip).toContain('Pahina 1 ng 1')
})

it('the same data give the same bytes, and another copy gives others', async () => {
  for (const kind of ['invoice', 'packing-slip', 'pick-list', 'receipt', 'label', 'test-page'] as const) {
    expect(sha(await drawPaper(kind)), kind).toBe(sha(await drawPaper(kind)))
  }
  expect(sha(await drawPaper('receipt', { copy: 2 }))).not.toBe(sha(await drawPaper('receipt')))
})

it('a template that does not fit is named, with the word that it lacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mash-templates-'))
  try {
    cpSync(templatesDir, folder, { recursive: true })
    const file = join(folder, 'receipt.fil.json')
    const words = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    delete words.thanks
    writeFileSync(file, JSON.stringify(words))
    expect(readTemplate(folder, { kind: 'receipt', language: 'en' }).ok).toBe(true)
    expect(readTemplate(folder, { kind: 'receipt', language: 'fil' })).toMatchObject({
      refusal: {
        code: 'TEMPLATE_BAD',
        data: { file: 'receipt.fil.json', why: expect.stringContaining('thanks') as string },
      },
    })
    writeFileSync(join(folder, 'label.json'), '{ "pageMm": ')
    expect(readTemplate(folder, { kind: 'label', language: 'en' })).toMatchObject({
      refusal: { code: 'TEMPLATE_BAD', data: { file: 'label.json' } },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
