import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { z } from 'zod'
import { type ProductInput, type ProductRow, productInput } from '../../../electron/contract/inventory/products.ts'
import { readDraft, writeDraft } from '../../ui/use-draft.ts'

export const emptyProduct: ProductInput = {
  name: '',
  description: '',
  slug: '',
  sku: '',
  priceCentavos: Number.NaN,
  comparePriceCentavos: null,
  costPriceCentavos: null,
  unit: 'pack',
  packSize: 1,
  shelfLifeDays: null,
  minStock: 0,
  maxCartQty: null,
  weightKg: null,
  dimensionsCm: null,
  categoryIds: [],
  tags: [],
  isActive: true,
  isFeatured: false,
  seoTitle: '',
  seoDescription: '',
}

const side = z.union([z.number(), z.string(), z.null()])
const boxShape = z.object({ length: side, width: side, height: side })

type Field = keyof ProductInput
const fieldNames = Object.keys(emptyProduct) as Field[]
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What of a product a person may change. */
export function inputOf(row: ProductRow): ProductInput {
  const {
    id: _id,
    cursor: _cursor,
    images: _images,
    onHand: _onHand,
    held: _availability,
    available: _available,
    ...more
  } = row
  const { sellBy: _sellBy, isLow: _isLow, isDeleted: _isDeleted, updatedAt: _updatedAt, ...input } = more
  return input
}

/** A number, or the sides of a box, of which something is empty or not understood: the text comes back to be mended. */
function isTypedNumber(saved: unknown, typed: unknown): boolean {
  if (typed === null) return typeof saved === 'number'
  if (typeof typed === 'string') return saved === null || typeof saved === 'number'
  const isBox = (value: unknown) => boxShape.safeParse(value).success
  return (saved === null || isBox(saved)) && isBox(typed)
}

/** What was typed and not saved, over what is saved: only touched fields, and only what can be right or mended. */
export function withDraft(name: string, saved: ProductInput): ProductInput {
  const typed = readDraft(name, { json: '' }).json
  if (typed === '') return saved
  const drafts = new Map(Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(typed))))
  // Field by field: one half typed does not cost the others.
  const fits = fieldNames.flatMap((field): [string, unknown][] => {
    if (!drafts.has(field)) return []
    const draft = productInput.shape[field].safeParse(drafts.get(field))
    if (draft.success) return [[field, draft.data]]
    return isTypedNumber(saved[field], drafts.get(field)) ? [[field, drafts.get(field)]] : []
  })
  // What is not in the draft is not in the object either, so nothing of what is saved is undone.
  return { ...saved, ...Object.fromEntries(fits) }
}

/** Whether something waits in it: a field that was typed and typed back leaves none. */
export const hasDraft = (name: string): boolean => !['', '{}'].includes(readDraft(name, { json: '' }).json)

/** Keeps what is typed and differs from what is saved, through a reload of the page. */
export function useProductDraft(name: string, form: UseFormReturn<ProductInput>): void {
  const { subscribe } = form
  useEffect(
    () =>
      subscribe({
        formState: { values: true },
        callback: ({ values, defaultValues }) => {
          const touched = fieldNames.filter((field) => !same(values[field], defaultValues?.[field]))
          writeDraft(name, { json: JSON.stringify(Object.fromEntries(touched.map((field) => [field, values[field]]))) })
        },
      }),
    [name, subscribe],
  )
}
