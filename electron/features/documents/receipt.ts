import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { Letterhead, OrderDocument, Stamp } from './document-data.ts'
import { barcode, farmLines, pageOf, reprintText, rule, small, widthOf } from './document-parts.ts'
import { dateAndTime, fill, pesos } from './document-words.ts'
import { type MoneyRow, paidRows, quantityText, sumRows, vatRows } from './order-parts.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

export type ReceiptProps = { order: OrderDocument; farm: Letterhead; stamp: Stamp }

const tight = {
  defaultBorder: false,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0.5,
  paddingBottom: () => 0.5,
}

const twoSided = (rows: TableCell[][]): Content => ({ table: { widths: ['*', 'auto'], body: rows }, layout: tight })

const moneyRow =
  (fontPt: number) =>
  ({ name, amount, strong = false }: MoneyRow): TableCell[] => [
    { text: name, bold: strong, fontSize: fontPt },
    { text: amount, bold: strong, fontSize: fontPt, alignment: 'right' },
  ]

function lines(order: OrderDocument, { layout, common }: Template<'receipt'>): Content {
  return twoSided(
    order.lines.map((line): TableCell[] => [
      {
        stack: [
          { text: line.name, bold: true },
          small(`${quantityText(line, common)} × ${pesos(line.priceCentavos)}`, layout, {
            color: '#111111',
            fontSize: layout.fontPt,
          }),
          ...(line.customization === '' ? [] : [small(line.customization, layout)]),
        ],
      },
      { text: `\n${pesos(line.totalCentavos)}`, alignment: 'right' },
    ]),
  )
}

function payments(order: OrderDocument, { texts, common }: Template<'receipt'>): Content[] {
  if (order.payments.length === 0) return []
  return [
    twoSided(
      order.payments.map((payment): TableCell[] => [
        {
          text: [common[payment.method], payment.reference ?? '', payment.proved ? '' : `(${texts.unproved})`]
            .filter((text) => text !== '')
            .join(' '),
        },
        { text: pesos(payment.amountCentavos), alignment: 'right' },
      ]),
    ),
  ]
}

/** The till's paper: 80 mm wide, as long as it needs to be. */
export function receipt({ order, farm, stamp }: ReceiptProps, template: Template<'receipt'>): Definition {
  const { layout, texts, common } = template
  const dashes = () => rule(layout, { dash: true, margin: [0, 5, 0, 5], color: '#444444' })
  const again = reprintText(stamp, common)
  const sum = sumRows(order.money, texts)
  const fact = (name: string, value: string): TableCell[] => [{ text: name }, { text: value, alignment: 'right' }]
  const printed = fill(common.printedBy, { name: stamp.by, at: dateAndTime(stamp.at, stamp.language) })
  return {
    title: `${texts.title} ${order.orderNumber}`,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    content: [
      { text: farm.name, fontSize: 13, bold: true, alignment: 'center' },
      ...farmLines(farm, common).map((text) => small(text, layout, { alignment: 'center', color: '#111111' })),
      { text: texts.title.toUpperCase(), bold: true, alignment: 'center', characterSpacing: 1.5, margin: [0, 6, 0, 0] },
      ...(again === null ? [] : [{ text: `** ${again} **`, bold: true, alignment: 'center' } satisfies Content]),
      dashes(),
      twoSided([
        fact(texts.order, order.orderNumber),
        fact(texts.customer, order.customer.name),
        ...(order.clerk === '' ? [] : [fact(texts.clerk, order.clerk)]),
        [{ text: dateAndTime(order.placedAt, stamp.language), colSpan: 2 }, {}],
      ]),
      dashes(),
      lines(order, template),
      dashes(),
      twoSided([...sum.slice(0, -1).map(moneyRow(layout.fontPt)), ...sum.slice(-1).map(moneyRow(layout.fontPt + 4))]),
      ...(vatRows(order.money, texts).length > 0
        ? [twoSided(vatRows(order.money, texts).map(moneyRow(layout.fontPt - 1)))]
        : []),
      dashes(),
      ...payments(order, template),
      twoSided(paidRows(order.money, texts).map(moneyRow(layout.fontPt))),
      dashes(),
      { stack: [barcode(order.orderNumber, [widthOf(layout) * 0.8, 28])], alignment: 'center', margin: [0, 2, 0, 4] },
      { text: texts.thanks, bold: true, alignment: 'center' },
      small(texts.legal, layout, { alignment: 'center', color: '#111111', margin: [0, 2, 0, 2] }),
      small(printed, layout, { alignment: 'center', color: '#111111' }),
    ],
  }
}
