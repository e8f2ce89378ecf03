import { ok, type Result } from '../../platform/result.ts'
import { invoice } from './invoice.ts'
import { label } from './label.ts'
import { packingSlip } from './packing-slip.ts'
import type { PaperOrder } from './paper-task.ts'
import { pickList } from './pick-list.ts'
import { readTemplate, type TemplateBad } from './read-template.ts'
import { receipt } from './receipt.ts'
import { type Definition, renderPdf } from './render-pdf.ts'
import { testPage } from './test-page.ts'

const measures = { a4: 'invoice', receipt: 'receipt', label: 'label' } as const

const then = <T>(
  template: Result<T, TemplateBad>,
  draw: (template: T) => Definition,
): Result<Definition, TemplateBad> => (template.ok ? ok(draw(template.value)) : template)

function define({ data, farm, stamp, resourcesDir }: PaperOrder): Result<Definition, TemplateBad> {
  const { language } = stamp
  const templateOf = <K extends typeof data.kind>(kind: K, sizes: string = kind) =>
    readTemplate(`${resourcesDir}/templates`, { kind, language }, sizes)
  switch (data.kind) {
    case 'invoice':
      return then(templateOf(data.kind), (template) => invoice({ order: data.order, farm, stamp }, template))
    case 'packing-slip':
      return then(templateOf(data.kind), (template) => packingSlip({ order: data.order, farm, stamp }, template))
    case 'receipt':
      return then(templateOf(data.kind), (template) => receipt({ order: data.order, farm, stamp }, template))
    case 'pick-list':
      return then(templateOf(data.kind), (template) => pickList({ pick: data.pick, farm, stamp }, template))
    case 'label':
      return then(templateOf(data.kind), (template) => label(data.label, stamp, template))
    case 'test-page':
      return then(templateOf(data.kind, measures[data.paper]), (template) => testPage({ farm, stamp }, template))
  }
}

/** The same data and stamp give the same bytes. */
export async function drawPaper(paper: PaperOrder): Promise<Result<Uint8Array<ArrayBuffer>, TemplateBad>> {
  const defined = define(paper)
  if (!defined.ok) return defined
  return ok(await renderPdf({ fontsDir: `${paper.resourcesDir}/fonts`, at: paper.stamp.at }, defined.value))
}
