import type { DocumentKind, Paper } from '../../contract/documents.ts'
import type { Result } from '../../platform/result.ts'
import { task } from '../../platform/worker/index.ts'
import type { LabelDocument, Letterhead, OrderDocument, PickDocument, Stamp } from './document-data.ts'
import type { TemplateBad } from './read-template.ts'

/** What stands on a paper. */
export type PaperData =
  | { kind: Extract<DocumentKind, 'invoice' | 'packing-slip' | 'receipt'>; order: OrderDocument }
  | { kind: 'pick-list'; pick: PickDocument }
  | { kind: 'label'; label: LabelDocument }
  | { kind: 'test-page'; paper: Paper }

export type PaperOrder = {
  data: PaperData
  farm: Letterhead
  stamp: Stamp
  /** The program's own `resources`: fonts and templates. */
  resourcesDir: string
}

export const drawPaperTask = task<PaperOrder, Result<Uint8Array<ArrayBuffer>, TemplateBad>>('draw a paper', 60_000)
