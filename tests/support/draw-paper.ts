import { join } from 'node:path'
import type { DocumentKind } from '../../electron/contract/documents.ts'
import type { LabelDocument, OrderDocument, Stamp } from '../../electron/features/documents/document-data.ts'
import { drawPaper as draw } from '../../electron/features/documents/draw-paper.ts'
import type { PaperData } from '../../electron/features/documents/paper-task.ts'
import { farm, stamp as first, labelPaper, pick, order as sample } from './papers.ts'

export const resourcesDir = join(import.meta.dirname, '..', '..', 'resources')
export const templatesDir = join(resourcesDir, 'templates')

type Data = { order: OrderDocument; label: LabelDocument }

function dataOf(kind: DocumentKind, { order, label }: Data): PaperData {
  if (kind === 'pick-list') return { kind, pick }
  if (kind === 'label') return { kind, label }
  if (kind === 'test-page') return { kind, paper: 'a4' }
  return { kind, order }
}

/** A document of sample data, as the program draws it; a template that does not fit fails the test by its name. */
export async function drawPaper(
  kind: DocumentKind,
  {
    order = sample,
    label = labelPaper,
    ...more
  }: Partial<Stamp> & { order?: OrderDocument; label?: LabelDocument } = {},
): Promise<Uint8Array> {
  const stamp = { ...first, ...more }
  const drawn = await draw({ data: dataOf(kind, { order, label }), farm, stamp, resourcesDir })
  if (!drawn.ok) throw new Error(`${drawn.refusal.data.file}: ${drawn.refusal.data.why}`)
  return drawn.value
}
