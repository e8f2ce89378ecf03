import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Letterhead, PickDocument, Stamp } from './document-data.ts'
import {
  box,
  headCell,
  ledgerTable,
  letterhead,
  pageOf,
  rule,
  runningParts,
  signature,
  small,
} from './document-parts.ts'
import { dateAndTime, fill, longDate } from './document-words.ts'
import { itemCell, quantityText } from './order-parts.ts'
import { pickingRow } from './picking-parts.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

export type PickListProps = { pick: PickDocument; farm: Letterhead; stamp: Stamp }

const section = (text: string): Content => ({ text, bold: true, fontSize: 12, margin: [0, 0, 0, 4] })

/** What is fetched from the cold room, once for all orders: the oldest batch first. */
function byProduct(
  pick: PickDocument,
  { layout, texts, common }: Template<'pick-list'>,
  language: Stamp['language'],
): Content {
  return ledgerTable(
    {
      widths: [14, 'auto', '*', 'auto', 'auto'],
      head: [
        { text: '' },
        headCell(texts.quantity, layout, 'right'),
        headCell(texts.product, layout),
        headCell(texts.lot, layout),
        headCell(texts.from, layout),
      ],
      rows: pick.products.map((product) => [
        ...pickingRow(product, { layout, common, language }),
        { stack: product.lots.map(({ from }) => small(from ?? ' ', layout)) },
      ]),
    },
    layout,
  )
}

type PickOrder = PickDocument['orders'][number]

/** Then into the boxes: a tick for each line of each order. */
function oneOrder(
  order: PickOrder,
  { layout, texts, common }: Template<'pick-list'>,
  language: Stamp['language'],
): Content {
  const needed = order.neededAt ? dateAndTime(order.neededAt, language) : common.soonest
  const where = order.handOver === 'pickup' ? texts.pickup : [texts.deliver, order.city].filter(Boolean).join(', ')
  return {
    unbreakable: order.lines.length <= 25,
    stack: [
      {
        columns: [
          {
            width: '*',
            text: [
              { text: order.orderNumber, bold: true },
              `   ${order.customer.name}`,
              { text: `   ${order.customer.phone ?? ''}`, color: layout.grey },
            ],
          },
          { width: 'auto', text: `${needed} · ${where}`, color: layout.grey },
        ],
      },
      ...(order.notes === ''
        ? []
        : [{ text: `${texts.notes}: ${order.notes}`, margin: [0, 1, 0, 0] } satisfies Content]),
      {
        margin: [0, 3, 0, 0],
        columns: [
          { width: 14, text: '' },
          {
            table: {
              widths: [12, 'auto', '*'],
              body: order.lines.map((line): TableCell[] => [
                box(8),
                { text: quantityText(line, common), bold: true, alignment: 'right' },
                itemCell(line, layout),
              ]),
            },
            layout: { defaultBorder: false, paddingTop: () => 1, paddingBottom: () => 1 },
          },
        ],
      },
      rule(layout, { margin: [0, 4, 0, 6] }),
    ],
  }
}

/** Today's wave on paper. */
export function pickList({ pick, farm, stamp }: PickListProps, template: Template<'pick-list'>): Definition {
  const { layout, texts, common } = template
  const head = { farm, stamp, layout, common }
  const day = longDate(pick.day, stamp.language)
  const items = pick.products.reduce((sum, { quantity }) => sum + quantity, 0)
  return {
    title: `${texts.title} ${day}`,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    ...runningParts(head, `${texts.title}, ${day}`),
    content: [
      letterhead(head, { title: texts.title, lines: [day, fill(texts.orders, { orders: pick.orders.length, items })] }),
      section(texts.byProduct),
      byProduct(pick, template, stamp.language),
      { columns: [signature(texts.pickedBy, layout)], margin: [0, 2, 0, 14] },
      section(texts.byOrder),
      rule(layout, { margin: [0, 0, 0, 6] }),
      ...pick.orders.map((order) => oneOrder(order, template, stamp.language)),
    ],
  }
}
