import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { DocumentKind, DocumentLanguage } from '../../contract/documents.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'

const mm = z.number().min(0).max(1000)
const color = z.string().regex(/^#[0-9a-f]{6}$/i)

/** The measures of a document. `height` null: as long as what stands on it. */
const layout = z.strictObject({
  pageMm: z.strictObject({ width: mm, height: mm.nullable() }),
  marginMm: z.strictObject({ left: mm, top: mm, right: mm, bottom: mm }),
  fontPt: z.number().min(4).max(24),
  accent: color,
  grey: color,
  rule: color,
})
export type Layout = z.infer<typeof layout>

const texts = <K extends string>(...keys: K[]) =>
  // Built from exactly these keys, which `fromEntries` can't say.
  z.strictObject(Object.fromEntries(keys.map((key) => [key, z.string().min(1)])) as Record<K, z.ZodString>)

const money = [
  'subtotal',
  'discount',
  'vat',
  'vatRate',
  'vatSales',
  'shipping',
  'total',
  'credited',
  'paid',
  'due',
  'over',
] as const
const order = ['title', 'order', 'ordered', 'needed', 'deliver', 'pickup', 'item', 'quantity'] as const

/** The words of each document; a file that lacks one, or has one too many, is refused by name. */
const schemas = {
  common: texts(
    ...(['page', 'printedBy', 'reprint', 'phone', 'tin', 'sellBy', 'noBatch', 'soonest'] as const),
    ...(['COD', 'GCASH', 'MAYA', 'BANK_TRANSFER', 'CREDIT_CARD', 'DEBIT_CARD', 'PAYPAL'] as const),
    ...(['g', 'kg', 'pcs', 'pack', 'box'] as const),
  ),
  invoice: texts(
    ...order,
    ...money,
    ...(['billTo', 'shipTo', 'details', 'price', 'amount', 'payments', 'unproved', 'notes'] as const),
    ...(['received', 'signature', 'date', 'legal', 'thanks'] as const),
  ),
  'packing-slip': texts(
    ...order,
    ...(['shipTo', 'details', 'lot', 'notes', 'packedBy', 'checkedBy', 'receivedBy', 'lines', 'care'] as const),
  ),
  'pick-list': texts(
    ...(['title', 'orders', 'byProduct', 'byOrder', 'product', 'lot', 'from', 'quantity', 'pickedBy'] as const),
    ...(['pickup', 'deliver', 'notes'] as const),
  ),
  receipt: texts('title', 'order', 'clerk', 'customer', ...money, 'unproved', 'legal', 'thanks'),
  label: texts('each'),
  'test-page': texts('title', 'works', 'size', 'edges', 'sample'),
} as const

export type TextsOf<K extends keyof typeof schemas> = z.infer<(typeof schemas)[K]>
export type TemplateBad = { code: 'TEMPLATE_BAD'; data: { file: string; why: string } }

export type Template<K extends DocumentKind> = {
  layout: Layout
  texts: TextsOf<K>
  common: TextsOf<'common'>
}

function readJson<S extends z.ZodType>(folder: string, file: string, schema: S): Result<z.output<S>, TemplateBad> {
  const bad = (why: string) => refuse({ code: 'TEMPLATE_BAD' as const, data: { file, why } })
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  } catch (error) {
    return bad(error instanceof Error ? error.message.split('\n', 1).join('') : 'unreadable')
  }
  const read = schema.safeParse(raw)
  return read.success ? ok(read.data) : bad(z.prettifyError(read.error).replaceAll(/\s+/g, ' ').slice(0, 300))
}

/**
 * Measures and words of a document, from `folder` (resources/templates): `<kind>.json`, `<kind>.<language>.json` and
 * what all share, `common.<language>.json`. Read at each use: they are small, and a corrected file counts at once.
 */
export function readTemplate<K extends DocumentKind>(
  folder: string,
  { kind, language }: { kind: K; language: DocumentLanguage },
  measures: string = kind,
): Result<Template<K>, TemplateBad> {
  const sizes = readJson(folder, `${measures}.json`, layout)
  if (!sizes.ok) return sizes
  const common = readJson(folder, `common.${language}.json`, schemas.common)
  if (!common.ok) return common
  const own = readJson<z.ZodType>(folder, `${kind}.${language}.json`, schemas[kind])
  if (!own.ok) return own
  // Read by the schema of this very kind, which an indexed type can't say.
  return ok({ layout: sizes.value, texts: own.value as TextsOf<K>, common: common.value })
}
