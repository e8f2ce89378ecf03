import type { Letterhead, Stamp } from './document-data.ts'
import { barcode, pageOf, pt, small } from './document-parts.ts'
import { dateAndTime, fill } from './document-words.ts'
import type { Template } from './read-template.ts'
import type { Definition } from './render-pdf.ts'

/** A frame at the margins: what is cut off there would be cut off an invoice as well. */
export function testPage(
  { farm, stamp }: { farm: Letterhead; stamp: Stamp },
  template: Template<'test-page'>,
): Definition {
  const { layout, texts, common } = template
  const { width, height } = layout.pageMm
  const { left, top, right, bottom } = layout.marginMm
  const inset = 1
  const frame =
    height === null
      ? null
      : {
          canvas: [
            {
              type: 'rect' as const,
              x: pt(left - inset),
              y: pt(top - inset),
              w: pt(width - left - right + 2 * inset),
              h: pt(height - top - bottom + 2 * inset),
              lineWidth: 0.5,
              lineColor: '#444444',
            },
          ],
        }
  const isSmall = width < 60
  const size = height === null ? `${width} mm` : `${width} × ${height} mm`
  return {
    title: texts.title,
    fontPt: layout.fontPt,
    ...pageOf(layout),
    ...(frame && { background: frame }),
    content: [
      { text: texts.title, bold: true, fontSize: isSmall ? 9 : 14 },
      ...(isSmall ? [] : [{ text: farm.name, bold: true }, { text: texts.works }]),
      { text: fill(texts.size, { size }) },
      { text: texts.sample },
      ...(height === null ? [] : [small(texts.edges, layout)]),
      { stack: [barcode('MASH-TEST', [isSmall ? 100 : 160, isSmall ? 14 : 34])], margin: [0, isSmall ? 2 : 8, 0, 4] },
      ...(isSmall
        ? []
        : [small(fill(common.printedBy, { name: stamp.by, at: dateAndTime(stamp.at, stamp.language) }), layout)]),
    ],
  }
}
