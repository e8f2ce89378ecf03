import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { DocumentLanguage } from '../../contract/documents.ts'
import type { DocumentMoney, OrderDocument, Pack } from './document-data.ts'
import { eyebrow } from './document-parts.ts'
import { dateAndTime, fill, longDate, pesos } from './document-words.ts'
import type { Layout, TextsOf } from './read-template.ts'

type Money = Pick<
  TextsOf<'receipt'>,
  'subtotal' | 'discount' | 'vat' | 'vatRate' | 'vatSales' | 'shipping' | 'total' | 'credited' | 'paid' | 'due' | 'over'
>
export type MoneyRow = { name: string; amount: string; strong?: boolean }

const vatName = (money: DocumentMoney, texts: Money) =>
  money.taxRate === null ? texts.vat : fill(texts.vatRate, { rate: money.taxRate })

/** From the lines to the total, in the order in which the sum is made. Tax that is in the prices is no part of it. */
export function sumRows(money: DocumentMoney, texts: Money): MoneyRow[] {
  const { linesCentavos, discountCentavos, taxCentavos, shippingCentavos, totalCentavos, taxIncluded } = money
  const rows: MoneyRow[] = [{ name: texts.subtotal, amount: pesos(linesCentavos) }]
  if (discountCentavos > 0) rows.push({ name: texts.discount, amount: pesos(-discountCentavos) })
  if (taxCentavos > 0 && !taxIncluded) rows.push({ name: vatName(money, texts), amount: pesos(taxCentavos) })
  if (shippingCentavos > 0) rows.push({ name: texts.shipping, amount: pesos(shippingCentavos) })
  return [...rows, { name: texts.total, amount: pesos(totalCentavos), strong: true }]
}

/** What is in the total of prices that hold the tax. */
export function vatRows(money: DocumentMoney, texts: Money): MoneyRow[] {
  const { linesCentavos, discountCentavos, taxCentavos, taxIncluded } = money
  if (!taxIncluded || taxCentavos === 0) return []
  return [
    { name: texts.vatSales, amount: pesos(linesCentavos - discountCentavos - taxCentavos) },
    { name: vatName(money, texts), amount: pesos(taxCentavos) },
  ]
}

export function paidRows({ creditedCentavos, paidCentavos, dueCentavos }: DocumentMoney, texts: Money): MoneyRow[] {
  return [
    ...(creditedCentavos > 0 ? [{ name: texts.credited, amount: pesos(-creditedCentavos) }] : []),
    { name: texts.paid, amount: pesos(paidCentavos) },
    dueCentavos < 0
      ? { name: texts.over, amount: pesos(-dueCentavos), strong: true }
      : { name: texts.due, amount: pesos(dueCentavos), strong: true },
  ]
}

/** Where it goes or who pays: the name first, and only what is known. */
export const party = (title: string, lines: readonly string[], layout: Layout): Content => ({
  stack: [eyebrow(title, layout), ...lines.map((text, i): Content => ({ text, bold: i === 0, margin: [0, 0, 12, 0] }))],
})

/** Facts as a small table: what, and what it is. */
export const facts = (title: string, rows: readonly (readonly [string, string])[], layout: Layout): Content => ({
  stack: [
    eyebrow(title, layout),
    {
      table: {
        widths: ['auto', '*'],
        body: rows.map(([name, value]): TableCell[] => [{ text: name, color: layout.grey }, { text: value }]),
      },
      layout: {
        hLineWidth: () => 0,
        vLineWidth: () => 0,
        paddingLeft: (i: number) => (i === 0 ? 0 : 8),
        paddingRight: () => 0,
        paddingTop: () => 0,
        paddingBottom: () => 0,
      },
    },
  ],
})

export function whenRows(
  order: Pick<OrderDocument, 'orderNumber' | 'placedAt' | 'neededAt' | 'handOver'>,
  texts: Pick<TextsOf<'invoice'>, 'order' | 'ordered' | 'needed' | 'deliver' | 'pickup'>,
  { common, language }: { common: TextsOf<'common'>; language: DocumentLanguage },
): [string, string][] {
  const needed = order.neededAt ? dateAndTime(order.neededAt, language) : common.soonest
  return [
    [texts.order, order.orderNumber],
    [texts.ordered, longDate(order.placedAt, language)],
    [texts.needed, `${needed}\n${texts[order.handOver]}`],
  ]
}

/** An item's name with what tells it apart below, in grey. */
export const itemCell = (
  { name, sku, customization }: { name: string; sku?: string | null; customization: string },
  layout: Layout,
): TableCell => ({
  stack: [
    { text: name },
    ...[sku, customization]
      .filter((text): text is string => Boolean(text))
      .map((text): Content => ({ text, fontSize: layout.fontPt - 2, color: layout.grey })),
  ],
})

/** `250 g`, or the unit alone when one is what is sold: `kg`. */
export function packText(pack: Pack, common: TextsOf<'common'>): string {
  if (!pack) return ''
  const { unit, size } = pack
  return size === 1 ? common[unit] : `${size} ${common[unit]}`
}

/** `3 kg`, `3 × 250 g`, as the office says it. */
export function quantityText({ quantity, pack }: { quantity: number; pack: Pack }, common: TextsOf<'common'>): string {
  if (!pack) return String(quantity)
  return pack.size === 1 ? `${quantity} ${packText(pack, common)}` : `${quantity} × ${packText(pack, common)}`
}
