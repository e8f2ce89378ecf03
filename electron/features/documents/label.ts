import type { Content } from 'pdfmake/interfaces.js'
import type { LabelPaper, Stamp } from './paper-data.ts'
import { packText } from './order-parts.ts'
import { barcode, pageOf, widthOf } from './paper-parts.ts'
import { fill, pesos, shortDate } from './paper-words.ts'
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
export function label(paper: LabelPaper, stamp: Stamp, { layout, texts, common }: Template<'label'>): Definition {
  const facts = [
    paper.batch,
    paper.sellBy && fill(common.sellBy, { date: shortDate(paper.sellBy, stamp.language) }),
  ].filter((text): text is string => Boolean(text))
  const price = pesos(paper.priceCentavos)
  const bars = paper.name.length <= 20 ? 24 : 19
  const one = (i: number): Content => ({
    stack: [
      { ...nameOf(paper.name), bold: true, lineHeight: 1 },
      {
        columns: [
          { width: '*', text: packText(paper.pack, common), fontSize: 8, margin: [0, 3, 0, 0] },
          { width: 'auto', text: price, fontSize: price.length <= 9 ? 13 : 9, bold: true },
          { width: 'auto', text: texts.each, fontSize: 6.5, margin: [2, 5, 0, 0] },
        ],
      },
      ...(facts.length > 0 ? [{ text: facts.join('   '), fontSize: 6.5, margin: [0, 0, 0, 2] } satisfies Content] : []),
      ...(paper.sku === ''
        ? []
        : [
            { stack: [barcode(paper.sku, [widthOf(layout) - 2 * quiet, bars])], alignment: 'center' } satisfies Content,
            {
              text: paper.sku,
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
    title: paper.name,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    content: Array.from({ length: paper.count }, (_, i) => one(i)),
  }
}
