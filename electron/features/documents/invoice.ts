import type { Content, ContentStack, ContentTable, TableCell } from 'pdfmake/interfaces.js'
import type { Letterhead, OrderDocument, Stamp } from './document-data.ts'
import {
  eyebrow,
  headCell,
  ledgerTable,
  letterhead,
  pageOf,
  rule,
  runningParts,
  signature,
  small,
} from './document-parts.ts'
import { longDate, pesos, shortDate } from './document-words.ts'
import {
  facts,
  itemCell,
  type MoneyRow,
  paidRows,
  party,
  quantityText,
  sumRows,
  vatRows,
  whenRows,
} from './order-parts.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

export type InvoiceProps = { order: OrderDocument; farm: Letterhead; stamp: Stamp }

/** Decision 75. */
export const invoiceNumber = (orderNumber: string): string => `INV-${orderNumber}`

function lines(order: OrderDocument, { layout, texts, common }: Template<'invoice'>): Content {
  const right = (text: string): TableCell => ({ text, alignment: 'right' })
  return ledgerTable(
    {
      widths: [20, '*', 'auto', 'auto', 'auto'],
      head: [
        headCell('#', layout),
        headCell(texts.item, layout),
        headCell(texts.quantity, layout, 'right'),
        headCell(texts.price, layout, 'right'),
        headCell(texts.amount, layout, 'right'),
      ],
      rows: order.lines.map((line, i): TableCell[] => [
        { text: String(i + 1), color: layout.grey },
        itemCell(line, layout),
        right(quantityText(line, common)),
        right(pesos(line.priceCentavos)),
        right(pesos(line.totalCentavos)),
      ]),
    },
    layout,
  )
}

function sums(order: OrderDocument, { layout, texts }: Template<'invoice'>): ContentTable {
  const row = ({ name, amount, strong = false }: MoneyRow): TableCell[] => [
    { text: name, color: strong ? '#111111' : layout.grey, bold: strong },
    { text: amount, alignment: 'right', bold: strong },
  ]
  const body = sumRows(order.money, texts)
  const [total] = body.slice(-1)
  const due = paidRows(order.money, texts)
  return {
    table: {
      widths: ['*', 'auto'],
      body: [
        ...body.slice(0, -1).map(row),
        [
          { text: total?.name ?? '', bold: true, fontSize: layout.fontPt + 3 },
          { text: total?.amount ?? '', bold: true, fontSize: layout.fontPt + 3, alignment: 'right' },
        ],
        ...due.map(row),
      ],
    },
    layout: {
      hLineWidth: (i: number) => (i === body.length - 1 || i === body.length ? 0.8 : 0),
      hLineColor: () => '#444444',
      vLineWidth: () => 0,
      paddingLeft: () => 0,
      paddingRight: () => 0,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
  }
}

function beside(
  order: OrderDocument,
  { layout, texts, common }: Template<'invoice'>,
  language: Stamp['language'],
): ContentStack {
  const vat = vatRows(order.money, texts).map(({ name, amount }) => small(`${name}   ${amount}`, layout))
  const payments = order.payments.map((payment) =>
    small(
      [
        `${shortDate(payment.at, language)}   ${common[payment.method]}   ${pesos(payment.amountCentavos)}`,
        payment.reference,
        payment.proved ? null : `(${texts.unproved})`,
      ]
        .filter(Boolean)
        .join('   '),
      layout,
    ),
  )
  return {
    margin: [0, 3, 24, 0],
    stack: [
      ...(payments.length > 0 ? [eyebrow(texts.payments, layout), ...payments, { text: ' ', fontSize: 5 }] : []),
      ...(order.notes === ''
        ? []
        : [eyebrow(texts.notes, layout), small(order.notes, layout), { text: ' ', fontSize: 5 }]),
      ...vat,
    ],
  }
}

/** The A4 invoice of an order. */
export function invoice({ order, farm, stamp }: InvoiceProps, template: Template<'invoice'>): Definition {
  const { layout, texts, common } = template
  const head = { farm, stamp, layout, common }
  const number = invoiceNumber(order.orderNumber)
  const words = { common, language: stamp.language }
  const shipTo = order.shipTo.length > 0 ? order.shipTo : [order.customer.name, texts.pickup]
  return {
    title: number,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    ...runningParts(head, number),
    content: [
      letterhead(head, { title: texts.title, lines: [number, longDate(stamp.at, stamp.language)] }),
      {
        columns: [
          party(texts.billTo, order.billTo, layout),
          party(texts.shipTo, shipTo, layout),
          facts(texts.details, whenRows(order, texts, words), layout),
        ],
        columnGap: 12,
        margin: [0, 0, 0, 16],
      },
      lines(order, template),
      {
        unbreakable: true,
        stack: [
          {
            columns: [
              { ...beside(order, template, stamp.language), width: '*' },
              { ...sums(order, template), width: 214 },
            ],
            margin: [0, 8, 0, 0],
          },
          {
            columns: [
              { width: '*', stack: [small(texts.received, layout)], margin: [0, 16, 24, 0] },
              {
                width: 'auto',
                columns: [signature(texts.signature, layout), signature(texts.date, layout)],
                columnGap: 18,
              },
            ],
            margin: [0, 12, 0, 0],
          },
          rule(layout, { margin: [0, 16, 0, 6] }),
          { text: texts.thanks, bold: true },
          small(texts.legal, layout, { margin: [0, 1, 0, 0] }),
        ],
      },
    ],
  }
}
