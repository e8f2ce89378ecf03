import { join } from 'node:path'
import type { DocumentKind } from '../../electron/contract/documents.ts'
import type { LabelDocument, OrderDocument, Stamp } from '../../electron/features/documents/document-data.ts'
import { invoice } from '../../electron/features/documents/invoice.ts'
import { label } from '../../electron/features/documents/label.ts'
import { packingSlip } from '../../electron/features/documents/packing-slip.ts'
import { pickList } from '../../electron/features/documents/pick-list.ts'
import { readTemplate } from '../../electron/features/documents/read-template.ts'
import { receipt } from '../../electron/features/documents/receipt.ts'
import { type Definition, renderPdf } from '../../electron/features/documents/render-pdf.ts'
import { testPage } from '../../electron/features/documents/test-page.ts'
import { farm, stamp as first, labelPaper, pick, order as sample } from './papers.ts'

export const resourcesDir = join(import.meta.dirname, '..', '..', 'resources')
export const templatesDir = join(resourcesDir, 'templates')

/** The template as it ships; one that does not fit fails the test by its name. */
function templateOf<K extends DocumentKind>(kind: K, language: Stamp['language'], measures?: string) {
  const read = readTemplate(templatesDir, { kind, language }, measures)
  if (!read.ok) throw new Error(`${read.refusal.data.file}: ${read.refusal.data.why}`)
  return read.value
}

type Data = { order: OrderDocument; label: LabelDocument; stamp: Stamp }

function define(kind: DocumentKind, { order, label: pack, stamp }: Data): Definition {
  const { language } = stamp
  const props = { order, farm, stamp }
  switch (kind) {
    case 'invoice':
      return invoice(props, templateOf(kind, language))
    case 'packing-slip':
      return packingSlip(props, templateOf(kind, language))
    case 'receipt':
      return receipt(props, templateOf(kind, language))
    case 'pick-list':
      return pickList({ pick, farm, stamp }, templateOf(kind, language))
    case 'label':
      return label(pack, stamp, templateOf(kind, language))
    case 'test-page':
      return testPage({ farm, stamp }, templateOf(kind, language, 'invoice'))
  }
}

/** A document of sample data, as the program draws it. */
export function drawPaper(
  kind: DocumentKind,
  {
    order = sample,
    label: pack = labelPaper,
    ...more
  }: Partial<Stamp> & { order?: OrderDocument; label?: LabelDocument } = {},
): Promise<Uint8Array> {
  const stamp = { ...first, ...more }
  return renderPdf({ fontsDir: join(resourcesDir, 'fonts'), at: stamp.at }, define(kind, { order, label: pack, stamp }))
}
