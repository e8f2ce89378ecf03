import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { DocumentLanguage } from '../../contract/documents.ts'
import type { DocumentLine, Lot } from './document-data.ts'
import { box, small } from './document-parts.ts'
import { fill, shortDate } from './document-words.ts'
import { itemCell, quantityText } from './order-parts.ts'
import type { Layout, TextsOf } from './read-template.ts'

type PickingPage = { layout: Layout; common: TextsOf<'common'>; language: DocumentLanguage }
type Picked = Pick<DocumentLine, 'name' | 'pack' | 'quantity' | 'lots' | 'sku'> & { customization?: string }

/** A line that a hand fetches: a square to tick, how much of what, and from which batches. */
export const pickingRow = (line: Picked, { layout, common, language }: PickingPage): TableCell[] => [
  box(9),
  { text: quantityText(line, common), bold: true, fontSize: layout.fontPt + 2, alignment: 'right' },
  itemCell({ customization: '', ...line }, layout),
  { stack: lotLines(line.lots, { common, language }).map((text): Content => small(text, layout)) },
]

/** Which batch, where it grew and until when it sells; a line each. */
const lotLines = (
  lots: readonly Lot[],
  { common, language }: { common: TextsOf<'common'>; language: DocumentLanguage },
): string[] =>
  lots.map(({ number, sellBy, quantity }) => {
    const name = number ?? common.noBatch
    const until = sellBy ? fill(common.sellBy, { date: shortDate(sellBy, language) }) : null
    return [lots.length > 1 ? `${quantity} × ${name}` : name, until].filter(Boolean).join(' · ')
  })
