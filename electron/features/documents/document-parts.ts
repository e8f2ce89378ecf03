import { code128, drawingSVG } from 'bwip-js/node'
import type { Content, Margins, TableCell } from 'pdfmake/interfaces.js'
import type { Letterhead, Stamp } from './document-data.ts'
import { dateAndTime, fill } from './document-words.ts'
import type { Layout, TextsOf } from './read-template.ts'

export const pt = (mm: number): number => (mm * 72) / 25.4

/** Content width between the margins, in points. */
export const widthOf = ({ pageMm, marginMm }: Layout): number => pt(pageMm.width - marginMm.left - marginMm.right)

export const pageOf = ({ pageMm: { width, height }, marginMm: { left, top, right, bottom } }: Layout) => ({
  pageSize: { width: pt(width), height: height === null ? ('auto' as const) : pt(height) },
  pageMargins: [pt(left), pt(top), pt(right), pt(bottom)] satisfies Margins,
})

/** A thin line over the whole width, or a dashed one. */
export const rule = (layout: Layout, more: { dash?: boolean; margin?: Margins; color?: string } = {}): Content => ({
  canvas: [
    {
      type: 'line',
      x1: 0,
      y1: 0,
      x2: widthOf(layout),
      y2: 0,
      lineWidth: 0.6,
      lineColor: more.color ?? layout.rule,
      ...(more.dash && { dash: { length: 2 } }),
    },
  ],
  margin: more.margin ?? [0, 0, 0, 0],
})

/** An empty square to tick. */
export const box = (size: number): Content => ({
  canvas: [{ type: 'rect', x: 0, y: 1, w: size, h: size, r: 1.2, lineWidth: 0.8, lineColor: '#444444' }],
})

/** Code 128 as lines, so that it is sharp on any printer, stretched to its place: only the bars' widths say something. */
export function barcode(text: string, [width, height]: [number, number]): Content {
  const svg = code128({ bcid: 'code128', text, height: 10, paddingwidth: 0, includetext: false }, drawingSVG())
  return { svg: svg.replace('<svg ', '<svg preserveAspectRatio="none" '), width, height }
}

export const small = (text: string, layout: Layout, more: object = {}): Content => ({
  text,
  fontSize: layout.fontPt - 1.5,
  color: layout.grey,
  ...more,
})

/** A small head in capitals over a block of facts. */
export const eyebrow = (text: string, layout: Layout): Content => ({
  text: text.toUpperCase(),
  fontSize: layout.fontPt - 2.2,
  bold: true,
  color: layout.grey,
  characterSpacing: 0.6,
  margin: [0, 0, 0, 2],
})

export const farmLines = (farm: Letterhead, common: TextsOf<'common'>): string[] =>
  [
    farm.address,
    [farm.phone && fill(common.phone, { phone: farm.phone }), farm.tin && fill(common.tin, { tin: farm.tin })]
      .filter(Boolean)
      .join('   '),
  ].filter((line) => line !== '')

export const reprintText = (stamp: Stamp, common: TextsOf<'common'>): string | null =>
  stamp.copy > 1 ? fill(common.reprint, { n: stamp.copy - 1 }) : null

/** In a frame of its own, so that nobody takes the paper for the original. */
export const reprintMark = (stamp: Stamp, common: TextsOf<'common'>): Content[] => {
  const text = reprintText(stamp, common)
  if (text === null) return []
  return [
    {
      columns: [
        { width: '*', text: '' },
        {
          width: 'auto',
          table: { body: [[{ text, bold: true, fontSize: 9, characterSpacing: 0.4, margin: [4, 1, 4, 0] }]] },
          layout: { hLineWidth: () => 1, vLineWidth: () => 1 },
        },
      ],
      margin: [0, 5, 0, 0],
    },
  ]
}

type HeadProps = { farm: Letterhead; stamp: Stamp; layout: Layout; common: TextsOf<'common'> }

/** The farm at the left, what this paper is at the right. */
export function letterhead(
  { farm, stamp, layout, common }: HeadProps,
  { title, lines }: { title: string; lines: string[] },
): Content {
  return [
    {
      columns: [
        {
          width: '*',
          stack: [
            { text: farm.name, fontSize: 17, bold: true, lineHeight: 1.1 },
            ...farmLines(farm, common).map((line) => small(line, layout, { margin: [0, 1, 24, 0] })),
          ],
        },
        {
          width: 'auto',
          alignment: 'right',
          stack: [
            { text: title, fontSize: 20, bold: true, color: layout.accent, lineHeight: 1 },
            ...lines.map((text, i): Content => ({ text, bold: i === 0, margin: [0, i === 0 ? 2 : 0, 0, 0] })),
            ...reprintMark(stamp, common),
          ],
        },
      ],
    },
    rule(layout, { margin: [0, 10, 0, 12], color: layout.accent }),
  ]
}

/** Who printed it and when, and which page it is; from the second page on also what it is. */
export function runningParts({ farm, stamp, layout, common }: HeadProps, name: string) {
  const { left, right } = layout.marginMm
  const sides = (top: number): Margins => [pt(left), top, pt(right), 0]
  const who = fill(common.printedBy, { name: stamp.by, at: dateAndTime(stamp.at, stamp.language) })
  return {
    header: (page: number): Content =>
      page === 1
        ? []
        : {
            columns: [
              small(farm.name, layout),
              small([name, reprintText(stamp, common)].filter(Boolean).join('   '), layout, { alignment: 'right' }),
            ],
            margin: sides(pt(layout.marginMm.top) - 16),
          },
    footer: (page: number, pages: number): Content => ({
      columns: [
        small(who, layout),
        small(fill(common.page, { page, pages }), layout, { width: 'auto', alignment: 'right' }),
      ],
      margin: sides(10),
    }),
  }
}

export const headCell = (text: string, layout: Layout, alignment: 'left' | 'right' = 'left'): TableCell => ({
  text,
  fontSize: layout.fontPt - 1.5,
  bold: true,
  color: layout.grey,
  alignment,
})

/** A ledger: a line under the head, hairlines between rows, none at the sides. */
const ledger = (layout: Layout) => ({
  hLineWidth: (i: number, node: { table: { body: unknown[] } }) =>
    i === 0 ? 0 : i === 1 || i === node.table.body.length ? 0.8 : 0.4,
  hLineColor: (i: number) => (i === 1 ? '#444444' : layout.rule),
  vLineWidth: () => 0,
  paddingLeft: (i: number) => (i === 0 ? 0 : 7),
  paddingRight: (i: number, node: { table: { widths?: unknown } }) =>
    Array.isArray(node.table.widths) && i === node.table.widths.length - 1 ? 0 : 7,
  paddingTop: () => 4,
  paddingBottom: () => 3,
})

type Ledger = { widths: (number | string)[]; head: TableCell[]; rows: TableCell[][] }

/** Rows under a head that comes again on each page; no row is cut in two. */
export const ledgerTable = ({ widths, head, rows }: Ledger, layout: Layout): Content => ({
  table: { headerRows: 1, keepWithHeaderRows: 1, dontBreakRows: true, widths, body: [head, ...rows] },
  layout: ledger(layout),
})

/** A line to sign on. */
export const signature = (text: string, layout: Layout): Content => ({
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 26, x2: 140, y2: 26, lineWidth: 0.6, lineColor: '#444444' }] },
    small(text, layout, { margin: [0, 3, 0, 0] }),
  ],
})
