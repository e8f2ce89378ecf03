import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { facts, itemCell, lotLines, party, quantityText, whenRows } from './order-parts.ts'
import type { Letterhead, OrderPaper, Stamp } from './paper-data.ts'
import {
  barcode,
  box,
  eyebrow,
  headCell,
  ledger,
  letterhead,
  pageOf,
  runningParts,
  signature,
  small,
} from './paper-parts.ts'
import { fill, longDate } from './paper-words.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

export type PackingSlipProps = { order: OrderPaper; farm: Letterhead; stamp: Stamp }

function lines(
  order: OrderPaper,
  { layout, texts, common }: Template<'packing-slip'>,
  language: Stamp['language'],
): Content {
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: [14, 'auto', '*', 'auto'],
      body: [
        [
          { text: '' },
          headCell(texts.quantity, layout, 'right'),
          headCell(texts.item, layout),
          headCell(texts.lot, layout),
        ],
        ...order.lines.map((line): TableCell[] => [
          box(9),
          { text: quantityText(line, common), bold: true, fontSize: layout.fontPt + 2, alignment: 'right' },
          itemCell(line, layout),
          { stack: lotLines(line.lots, { common, language }).map((text) => small(text, layout)) },
        ]),
      ],
    },
    layout: ledger(layout),
  }
}

/** What goes into the box, and for whom. Without a price: it travels with the goods. */
export function packingSlip({ order, farm, stamp }: PackingSlipProps, template: Template<'packing-slip'>): Definition {
  const { layout, texts, common } = template
  const head = { farm, stamp, layout, common }
  const items = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  const shipTo =
    order.shipTo.length > 0 ? order.shipTo : [order.customer.name, order.customer.phone ?? '', texts.pickup]
  return {
    title: `${texts.title} ${order.orderNumber}`,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    ...runningParts(head, order.orderNumber),
    content: [
      letterhead(head, { title: texts.title, lines: [order.orderNumber, longDate(stamp.at, stamp.language)] }),
      {
        columns: [
          party(
            texts.shipTo,
            shipTo.filter((line) => line !== ''),
            layout,
          ),
          facts(texts.details, whenRows(order, texts, { common, language: stamp.language }), layout),
          { width: 'auto', stack: [barcode(order.orderNumber, [132, 30])] },
        ],
        columnGap: 12,
        margin: [0, 0, 0, 14],
      },
      ...(order.notes === ''
        ? []
        : [
            {
              table: {
                widths: ['*'],
                body: [
                  [
                    {
                      stack: [eyebrow(texts.notes, layout), { text: order.notes, bold: true }],
                      margin: [4, 3, 4, 3] as [number, number, number, number],
                    },
                  ],
                ],
              },
              layout: {
                hLineWidth: () => 0.8,
                vLineWidth: () => 0.8,
                hLineColor: () => layout.rule,
                vLineColor: () => layout.rule,
              },
              margin: [0, 0, 0, 12] as [number, number, number, number],
            },
          ]),
      lines(order, template, stamp.language),
      {
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
      },
    ],
  }
}
