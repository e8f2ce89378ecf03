import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {
  LabelDocument,
  Letterhead,
  OrderDocument,
  PickDocument,
  Stamp,
} from '../../electron/features/documents/document-data.ts'

/** Sample data of papers, the same at each run. */
export const farm: Letterhead = {
  name: 'Bukid Kabute',
  address: 'Km 5, Brgy. Puypuy, Bay, Laguna 4033',
  phone: '0917 555 0142',
  tin: '123-456-789-00000',
}

export const stamp: Stamp = { at: new Date('2026-11-25T03:04:00Z'), by: 'Ana Reyes', copy: 1, language: 'en' }

const lot = (number: string, quantity: number) => ({
  number,
  from: 'Calamba House 1',
  sellBy: new Date('2026-11-28T04:00:00Z'),
  quantity,
})

export const order: OrderDocument = {
  orderNumber: 'MASH-2026-001042',
  placedAt: new Date('2026-11-24T09:30:00Z'),
  neededAt: new Date('2026-11-25T08:00:00Z'),
  handOver: 'deliver',
  customer: { name: 'Marilou Evangelista', phone: '0917 555 0142' },
  shipTo: ['Marilou Evangelista', '82 Lopez Ave., Batong Malake', 'Los Baños, Laguna 4030', '0917 555 0142'],
  billTo: ['Marilou Evangelista', '82 Lopez Ave., Batong Malake', 'Los Baños, Laguna 4030', '0917 555 0142'],
  lines: [
    {
      name: 'Oyster, fresh',
      pack: { unit: 'kg', size: 1 },
      sku: 'OYS-1KG',
      quantity: 3,
      priceCentavos: 28_000,
      totalCentavos: 84_000,
      customization: 'In two bags, please',
      lots: [lot('BATCH-2026-11-22-001', 2), lot('BATCH-2026-11-24-001', 1)],
    },
    {
      name: 'Shiitake, fresh',
      pack: { unit: 'g', size: 250 },
      sku: 'SHI-250',
      quantity: 4,
      priceCentavos: 17_550,
      totalCentavos: 70_200,
      customization: '',
      lots: [lot('BATCH-2026-11-23-002', 4)],
    },
  ],
  money: {
    linesCentavos: 154_200,
    discountCentavos: 4_200,
    taxCentavos: 18_000,
    shippingCentavos: 10_000,
    totalCentavos: 178_000,
    creditedCentavos: 0,
    paidCentavos: 100_000,
    dueCentavos: 78_000,
    taxIncluded: false,
    taxRate: '12%',
  },
  payments: [
    {
      method: 'GCASH',
      reference: '9012345678901',
      amountCentavos: 100_000,
      proved: true,
      at: new Date('2026-11-24T09:31:00Z'),
    },
  ],
  notes: 'Ring at the blue gate',
  clerk: 'Ana Reyes',
}

export const longOrder = (lines: number): OrderDocument => ({
  ...order,
  lines: Array.from({ length: lines }, (_, i) => ({
    name: `Product ${i + 1}`,
    pack: { unit: 'pack', size: 1 },
    sku: `SKU-${i + 1}`,
    quantity: 1,
    priceCentavos: 1_000,
    totalCentavos: 1_000,
    customization: '',
    lots: [],
  })),
})

export const pick: PickDocument = {
  day: stamp.at,
  products: order.lines.map(({ name, sku, pack, quantity, lots }) => ({ name, sku, pack, quantity, lots })),
  orders: [{ ...order, city: 'Los Baños' }],
}

export const labelPaper: LabelDocument = {
  name: 'Oyster, fresh',
  pack: { unit: 'g', size: 250 },
  sku: 'OYS-250',
  priceCentavos: 9_500,
  batch: 'BATCH-2026-11-22-001',
  sellBy: new Date('2026-11-28T04:00:00Z'),
  count: 2,
}

/** Poppler reads a PDF as another program would: what it finds is on the paper. */
function poppler(tool: string, pdf: Uint8Array, args: (file: string) => string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mash-paper-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    return execFileSync(tool, args(file), { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of each page, as it stands there. */
export const pagesOf = (pdf: Uint8Array): string[] =>
  poppler('pdftotext', pdf, (file) => ['-layout', file, '-'])
    .split('\f')
    .slice(0, -1)

/** Pages, and their size in millimetres. */
export function sizeOf(pdf: Uint8Array): { pages: number; widthMm: number; heightMm: number } {
  const info = poppler('pdfinfo', pdf, (file) => [file])
  const found = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info)
  const mm = (points: string | undefined) => Math.round((Number(points) * 254) / 72) / 10
  return { pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]), widthMm: mm(found?.[1]), heightMm: mm(found?.[2]) }
}
