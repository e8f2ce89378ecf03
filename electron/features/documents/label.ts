import type { Content } from 'pdfmake/interfaces.js'
import type { LabelDocument, Stamp } from './document-data.ts'
import { barcode, pageOf, widthOf } from './document-parts.ts'
import { fill, pesos, shortDate } from './document-words.ts'
import { packText } from './order-parts.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

const mostChars = 52
/** Points left white at both sides of the bars, besides the margins: a reader needs ten of the narrowest. */
const quiet = 6

/** A long name gets smaller letters, and in the end an ellipsis: a label is one page. */
function nameOf(name: string): { text: string; fontSize: number } {
  const text = name.length > mostChars ? `${name.slice(0, mostChars - 1).trimEnd()}…` : name
  return { text, fontSize: text.length <= 20 ? 11 : text.length <= 40 ? 8.5 : 7.5 }
}

/** For each pack: what it is, what it costs, until when it is good; the till reads the bars. */
export function label(labels: LabelDocument, stamp: Stamp, { layout, texts, common }: Template<'label'>): Definition {
  const facts = [
    labels.batch,
    labels.sellBy && fill(common.sellBy, { date: shortDate(labels.sellBy, stamp.language) }),
  ].filter((text): text is string => Boolean(text))
  const price = pesos(labels.priceCentavos)
  const bars = labels.name.length <= 20 ? 24 : 19
  const one = (i: number): Content => ({
    stack: [
      { ...nameOf(labels.name), bold: true, lineHeight: 1 },
      {
        columns: [
          { width: '*', text: packText(labels.pack, common), fontSize: 8, margin: [0, 3, 0, 0] },
          { width: 'auto', text: price, fontSize: price.length <= 9 ? 13 : 9, bold: true },
          { width: 'auto', text: texts.each, fontSize: 6.5, margin: [2, 5, 0, 0] },
        ],
      },
      ...(facts.length > 0 ? [{ text: facts.join('   '), fontSize: 6.5, margin: [0, 0, 0, 2] } satisfies Content] : []),
      ...(labels.sku === ''
        ? []
        : [
            {
              stack: [barcode(labels.sku, [widthOf(layout) - 2 * quiet, bars])],
              alignment: 'center',
            } satisfies Content,
            {
              text: labels.sku,
              fontSize: 6,
              alignment: 'center',
              characterSpacing: 0.5,
              lineHeight: 1,
            } satisfies Content,
          ]),
    ],
    ...(i > 0 && { pageBreak: 'before' as const }),
  })
  return {
    title: labels.name,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    content: Array.from({ length: labels.count }, (_, i) => one(i)),
  }
}
