import { createHash } from 'node:crypto'
import { type DocumentLanguage, type DocumentOf, mostPicked, type Paper } from '../../contract/documents.ts'
import { farmDate } from '../../platform/farm-day.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Letterhead, Stamp } from './document-data.ts'
import type { MakeDeps, Reading } from './document-deps.ts'
import { invoiceNumber } from './invoice.ts'
import { drawPaperTask, type PaperData } from './paper-task.ts'
import { readLabelDocument } from './read-label-document.ts'
import { readOrderDocument } from './read-order-document.ts'
import { countWave, readPickDocument } from './read-pick-document.ts'
import type { TemplateBad } from './read-template.ts'

export type DocumentRefusal =
  | TemplateBad
  | { code: 'ORDER_NOT_FOUND' }
  | { code: 'PRODUCT_NOT_FOUND' }
  | { code: 'NOTHING_TO_PICK' }
  | { code: 'TOO_MANY_TO_PICK'; data: { orders: number; most: number } }

/** What is printed under which name, before it is drawn: the copy is found by it. */
export type Subject = {
  paper: Paper
  /** One original each. */
  documentId: string
  /** What a person calls it. */
  title: string
  fileName: string
  data: PaperData
}

const sizes = { invoice: 'a4', 'packing-slip': 'a4', receipt: 'receipt' } as const

async function orderSubject(
  deps: MakeDeps,
  { kind, orderId }: Extract<DocumentOf, { orderId: string }>,
  { at, whose }: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  const taxRate = await deps.config.get('orders.tax_rate')
  const order = await deps.database.read((db) => readOrderDocument(db, { orderId, taxRate, now: at, whose }))
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
  const name = kind === 'invoice' ? invoiceNumber(order.orderNumber) : `${kind}-${order.orderNumber}`
  return ok({
    ...{ paper: sizes[kind], documentId: orderId, title: order.orderNumber, fileName: `${name}.pdf` },
    data: { kind, order },
  })
}

async function pickSubject(
  deps: MakeDeps,
  { kind, orderIds }: Extract<DocumentOf, { kind: 'pick-list' }>,
  { at, whose }: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  const orders = orderIds?.length ?? (await deps.database.read((db) => countWave(db, { now: at, whose })))
  if (orders > mostPicked) return refuse({ code: 'TOO_MANY_TO_PICK', data: { orders, most: mostPicked } })
  const found = await deps.database.read((db) => readPickDocument(db, { orderIds, now: at, whose }))
  if (!found) return refuse({ code: 'NOTHING_TO_PICK' })
  const day = farmDate(at)
  // The same orders once more are a reprint; another set is a list of its own.
  const set = createHash('sha256').update(found.ids.toSorted().join(' ')).digest('hex').slice(0, 12)
  return ok({
    ...{ paper: 'a4', documentId: `${day}-${set}`, title: day, fileName: `pick-list-${day}.pdf` },
    data: { kind, pick: found.pick },
  })
}

async function labelSubject(
  deps: MakeDeps,
  { kind, ...wanted }: Extract<DocumentOf, { kind: 'label' }>,
  { at }: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  const label = await deps.database.read((db) => readLabelDocument(db, { ...wanted, now: at }))
  if (!label) return refuse({ code: 'PRODUCT_NOT_FOUND' })
  return ok({
    paper: 'label',
    documentId: [wanted.productId, label.batch].filter(Boolean).join(':'),
    title: label.name,
    fileName: `label-${label.sku === '' ? wanted.productId : label.sku}.pdf`,
    data: { kind, label },
  })
}

function testSubject({ desk }: MakeDeps, { kind, paper }: Extract<DocumentOf, { kind: 'test-page' }>): Subject {
  return {
    ...{ paper, documentId: `${desk}:${paper}`, title: paper, fileName: `test-page-${paper}.pdf` },
    data: { kind, paper },
  }
}

/** Reads what a document says, as it is now. */
export async function readSubject(
  deps: MakeDeps,
  document: DocumentOf,
  reading: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  if (document.kind === 'pick-list') return pickSubject(deps, document, reading)
  if (document.kind === 'label') return labelSubject(deps, document, reading)
  if (document.kind === 'test-page') return ok(testSubject(deps, document))
  return orderSubject(deps, document, reading)
}

export type Made = { bytes: Uint8Array<ArrayBuffer>; sha256: string }

/** Draws it: the same subject and stamp give the same bytes. */
export async function makeDocument(
  { config, tasks, resourcesDir }: MakeDeps,
  { data }: Subject,
  { stamp, signal }: { stamp: Stamp & { language: DocumentLanguage }; signal: AbortSignal },
): Promise<Result<Made, TemplateBad>> {
  const farm: Letterhead = {
    name: await config.get('site.name'),
    address: await config.get('site.address'),
    phone: await config.get('site.phone'),
    tin: await config.get('site.tin'),
  }
  const drawn = await tasks.run(drawPaperTask, { data, farm, stamp, resourcesDir }, signal)
  if (!drawn.ok) return drawn
  const bytes = drawn.value
  return ok({ bytes, sha256: createHash('sha256').update(bytes).digest('hex') })
}
