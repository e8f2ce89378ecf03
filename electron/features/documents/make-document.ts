import { createHash } from 'node:crypto'
import type { DocumentLanguage, DocumentOf, Paper } from '../../contract/documents.ts'
import { farmDate } from '../../platform/farm-day.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Letterhead, Stamp } from './document-data.ts'
import type { MakeDeps, Reading } from './document-deps.ts'
import { invoice, invoiceNumber } from './invoice.ts'
import { label } from './label.ts'
import { packingSlip } from './packing-slip.ts'
import { pickList } from './pick-list.ts'
import { readLabelDocument } from './read-label-document.ts'
import { readOrderDocument } from './read-order-document.ts'
import { readPickDocument } from './read-pick-document.ts'
import { readTemplate, type TemplateBad } from './read-template.ts'
import { receipt } from './receipt.ts'
import { type Definition, renderPdf, sha256Of } from './render-pdf.ts'
import { testPage } from './test-page.ts'

export type DocumentRefusal =
  | TemplateBad
  | { code: 'ORDER_NOT_FOUND' }
  | { code: 'PRODUCT_NOT_FOUND' }
  | { code: 'NOTHING_TO_PICK' }

/** What is printed under which name, before it is drawn: the copy is found by it. */
export type Subject = {
  paper: Paper
  /** One original each. */
  documentId: string
  /** What a person calls it. */
  title: string
  fileName: string
  draw: (farm: Letterhead, stamp: Stamp) => Result<Definition, TemplateBad>
}

const then = <T>(
  template: Result<T, TemplateBad>,
  draw: (template: T) => Definition,
): Result<Definition, TemplateBad> => (template.ok ? ok(draw(template.value)) : template)

const sizes = { invoice: 'a4', 'packing-slip': 'a4', receipt: 'receipt' } as const
const measures = { a4: 'invoice', receipt: 'receipt', label: 'label' } as const

async function orderSubject(
  deps: MakeDeps,
  { kind, orderId }: Extract<DocumentOf, { orderId: string }>,
  { at, whose }: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  const taxRate = await deps.config.get('orders.tax_rate')
  const order = await deps.database.read((db) => readOrderDocument(db, { orderId, taxRate, now: at, whose }))
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' })
  const name = kind === 'invoice' ? invoiceNumber(order.orderNumber) : `${kind}-${order.orderNumber}`
  const draw: Subject['draw'] = (farm, stamp) => {
    const props = { order, farm, stamp }
    const of = <K extends typeof kind>(own: K) =>
      readTemplate(templatesOf(deps), { kind: own, language: stamp.language })
    if (kind === 'invoice') return then(of(kind), (template) => invoice(props, template))
    if (kind === 'receipt') return then(of(kind), (template) => receipt(props, template))
    return then(of(kind), (template) => packingSlip(props, template))
  }
  return ok({ paper: sizes[kind], documentId: orderId, title: order.orderNumber, fileName: `${name}.pdf`, draw })
}

const templatesOf = ({ resourcesDir }: MakeDeps) => `${resourcesDir}/templates`

async function pickSubject(
  deps: MakeDeps,
  { kind, orderIds }: Extract<DocumentOf, { kind: 'pick-list' }>,
  { at, whose }: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  const found = await deps.database.read((db) => readPickDocument(db, { orderIds, now: at, whose }))
  if (!found) return refuse({ code: 'NOTHING_TO_PICK' })
  const day = farmDate(at)
  // The same orders once more are a reprint; another set is a list of its own.
  const set = createHash('sha256').update(found.ids.toSorted().join(' ')).digest('hex').slice(0, 12)
  return ok({
    paper: 'a4',
    documentId: `${day}-${set}`,
    title: day,
    fileName: `pick-list-${day}.pdf`,
    draw: (farm, stamp) =>
      then(readTemplate(templatesOf(deps), { kind, language: stamp.language }), (template) =>
        pickList({ pick: found.pick, farm, stamp }, template),
      ),
  })
}

async function labelSubject(
  deps: MakeDeps,
  { kind, ...wanted }: Extract<DocumentOf, { kind: 'label' }>,
  { at }: Reading,
): Promise<Result<Subject, DocumentRefusal>> {
  const found = await deps.database.read((db) => readLabelDocument(db, { ...wanted, now: at }))
  if (!found) return refuse({ code: 'PRODUCT_NOT_FOUND' })
  return ok({
    paper: 'label',
    documentId: [wanted.productId, found.batch].filter(Boolean).join(':'),
    title: found.name,
    fileName: `label-${found.sku === '' ? wanted.productId : found.sku}.pdf`,
    draw: (_farm, stamp) =>
      then(readTemplate(templatesOf(deps), { kind, language: stamp.language }), (template) =>
        label(found, stamp, template),
      ),
  })
}

function testSubject(deps: MakeDeps, { kind, paper }: Extract<DocumentOf, { kind: 'test-page' }>): Subject {
  return {
    paper,
    documentId: `${deps.desk}:${paper}`,
    title: paper,
    fileName: `test-page-${paper}.pdf`,
    draw: (farm, stamp) =>
      then(readTemplate(templatesOf(deps), { kind, language: stamp.language }, measures[paper]), (template) =>
        testPage({ farm, stamp }, template),
      ),
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
  deps: MakeDeps,
  subject: Subject,
  stamp: Stamp & { language: DocumentLanguage },
): Promise<Result<Made, TemplateBad>> {
  const { config } = deps
  const farm: Letterhead = {
    name: await config.get('site.name'),
    address: await config.get('site.address'),
    phone: await config.get('site.phone'),
    tin: await config.get('site.tin'),
  }
  const drawn = subject.draw(farm, stamp)
  if (!drawn.ok) return drawn
  const bytes = await renderPdf({ fontsDir: `${deps.resourcesDir}/fonts`, at: stamp.at }, drawn.value)
  return ok({ bytes, sha256: sha256Of(bytes) })
}
