import type { Content } from 'pdfmake/interfaces.js'
import type { Letterhead, OrderDocument, Stamp } from './document-data.ts'
import {
  barcode,
  eyebrow,
  headCell,
  ledgerTable,
  letterhead,
  pageOf,
  runningParts,
  signature,
  small,
} from './document-parts.ts'
import { fill, longDate } from './document-words.ts'
import { facts, party, whenRows } from './order-parts.ts'
import { pickingRow } from './picking-parts.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

export type PackingSlipProps = { order: OrderDocument; farm: Letterhead; stamp: Stamp }
type Of = { order: OrderDocument; language: Stamp['language']; template: Template<'packing-slip'> }

/** What goes into the box, and for whom. Without a price: it travels with the goods. */
export function packingSlip({ order, farm, stamp }: PackingSlipProps, template: Template<'packing-slip'>): Definition {
  const { layout, texts, common } = template
  const { language } = stamp
  const head = { farm, stamp, layout, common }
  return {
    title: `${texts.title} ${order.orderNumber}`,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    ...runningParts(head, order.orderNumber),
    content: [
      letterhead(head, { title: texts.title, lines: [order.orderNumber, longDate(stamp.at, language)] }),
      forWhom({ order, language, template }),
      ...(order.notes === '' ? [] : [framed(order.notes, template)]),
      lines({ order, language, template }),
      signed(order, template),
    ],
  }
}

function forWhom({ order, language, template: { layout, texts, common } }: Of): Content {
  const shipTo =
    order.shipTo.length > 0 ? order.shipTo : [order.customer.name, order.customer.phone ?? '', texts.pickup]
  return {
    columns: [
      party(
        texts.shipTo,
        shipTo.filter((line) => line !== ''),
        layout,
      ),
      facts(texts.details, whenRows(order, texts, { common, language }), layout),
      { width: 'auto', stack: [barcode(order.orderNumber, [132, 30])] },
    ],
    columnGap: 12,
    margin: [0, 0, 0, 14],
  }
}

/** What the customer asked for, in a frame: whoever packs must not miss it. */
const framed = (notes: string, { layout, texts }: Template<'packing-slip'>): Content => ({
  table: {
    widths: ['*'],
    body: [[{ stack: [eyebrow(texts.notes, layout), { text: notes, bold: true }], margin: [4, 3, 4, 3] }]],
  },
  layout: {
    hLineWidth: () => 0.8,
    vLineWidth: () => 0.8,
    hLineColor: () => layout.rule,
    vLineColor: () => layout.rule,
  },
  margin: [0, 0, 0, 12],
})

const lines = ({ order, language, template: { layout, texts, common } }: Of): Content =>
  ledgerTable(
    {
      widths: [14, 'auto', '*', 'auto'],
      head: [
        { text: '' },
        headCell(texts.quantity, layout, 'right'),
        headCell(texts.item, layout),
        headCell(texts.lot, layout),
      ],
      rows: order.lines.map((line) => pickingRow(line, { layout, common, language })),
    },
    layout,
  )

/** How much there is of it all, and who packed, checked and received it. */
function signed(order: OrderDocument, { layout, texts }: Template<'packing-slip'>): Content {
  const items = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return {
    unbreakable: true,
    stack: [
      { text: fill(texts.lines, { lines: order.lines.length, items }), bold: true, margin: [0, 8, 0, 0] },
      {
        columns: [
          signature(texts.packedBy, layout),
          signature(texts.checkedBy, layout),
          signature(texts.receivedBy, layout),
        ],
        margin: [0, 12, 0, 0],
      },
      small(texts.care, layout, { margin: [0, 16, 0, 0] }),
    ],
  }
}
