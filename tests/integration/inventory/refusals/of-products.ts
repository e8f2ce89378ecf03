import type { ProductRow } from '../../../../electron/contract/inventory/products.ts'
import { mostPictures } from '../../../../electron/contract/inventory/products.ts'
import { pngOf } from '../../../support/pictures.ts'
import { productInput } from '../../../support/product-input.ts'
import type { Refusals } from '../../../support/refusals.ts'
import type { Store } from './world.ts'

/** Calls about one product that is there, on sale but for the last. */
const onProduct = ({ ana }: Store): Record<string, (one: ProductRow) => Promise<unknown>> => ({
  update: (one) => ana.products.update({ ...one, name: 'Oyster, packed' }),
  remove: ({ id }) => ana.products.remove({ id }),
  addImage: ({ id }) => ana.products.addImage({ id, bytes: pngOf(2, 2) }),
  setImages: ({ id }) => ana.products.setImages({ id, images: [] }),
  get: ({ id }) => ana.products.get({ id }),
  restore: async (one) => {
    if (one.id !== 'none') await ana.products.remove({ id: one.id })
    return ana.products.restore({ id: one.id })
  },
})

function ofForms({ ana, product, category, unused }: Store): Refusals {
  const create = (more: Parameters<typeof productInput>[0]) => ana.products.create(productInput(more))
  const update = async (more: Parameters<typeof productInput>[0]) =>
    ana.products.update({ ...(await product()), ...more })
  const rows: Refusals = {}
  for (const [name, save] of Object.entries({ create, update })) {
    rows[`products.${name} TAKEN`] = {
      refused: async () => save({ sku: (await product({ sku: `SKU-${unused()}` })).sku, slug: '' }),
      allowed: () => save({ sku: `SKU-${unused()}`, slug: '' }),
    }
    rows[`products.${name} CATEGORY_NOT_FOUND`] = {
      refused: async () => save({ categoryIds: [(await category()).id, 'none'] }),
      allowed: async () => save({ categoryIds: [(await category()).id, (await category()).id] }),
    }
  }
  const after = async (isSame: boolean) => {
    const seen = await product()
    if (!isSame) await ana.products.update({ ...seen, name: 'of somebody else' })
    return ana.products.update({ ...seen, name: 'of Ana' })
  }
  return { ...rows, 'products.update CHANGED': { refused: () => after(false), allowed: () => after(true) } }
}

/** One centavo more than the column holds. */
function ofBulk({ ana, product, category }: Store): Refusals {
  const call = {
    previewBulk: (one: ProductRow, set: object) => ana.products.previewBulk({ ids: [one.id], set }),
    applyBulk: (one: ProductRow, set: object) => ana.products.applyBulk({ rows: [{ id: one.id, before: one }], set }),
  }
  const rows: Refusals = {}
  const doubled = { pricePercent: 100 }
  for (const [name, change] of Object.entries(call)) {
    rows[`products.${name} CATEGORY_NOT_FOUND`] = {
      refused: async () => change(await product(), { addCategoryId: 'none' }),
      allowed: async () => change(await product(), { addCategoryId: (await category()).id }),
    }
    rows[`products.${name} PRICE_TOO_LARGE`] = {
      refused: async () => change(await product({ priceCentavos: 5_000_000_000 }), doubled),
      allowed: async () => change(await product({ priceCentavos: 4_999_999_999 }), doubled),
    }
  }
  const seen = (one: ProductRow, isSame: boolean) => (isSame ? one : { ...one, minStock: one.minStock + 1 })
  const apply = async (isSame: boolean) => {
    const one = await product()
    return ana.products.applyBulk({ rows: [{ id: one.id, before: seen(one, isSame) }], set: { isFeatured: true } })
  }
  const undo = async (isSame: boolean) => {
    const one = await product()
    return ana.products.undoBulk({ rows: [{ id: one.id, before: one, after: seen(one, isSame) }] })
  }
  return {
    ...rows,
    'products.applyBulk ROWS_CHANGED': { refused: () => apply(false), allowed: () => apply(true) },
    'products.undoBulk ROWS_CHANGED': { refused: () => undo(false), allowed: () => undo(true) },
  }
}

function ofPictures({ own, ana, product, shade }: Store): Refusals {
  const add = async (bytes: Uint8Array<ArrayBuffer>) => ana.products.addImage({ id: (await product()).id, bytes })
  const has = async (pictures: number) => {
    const { id } = await product()
    const images = Array.from({ length: pictures }, (_, n) => String(n).padStart(64, '0'))
    await own.db.product.update({ where: { id }, data: { images } })
    return ana.products.addImage({ id, bytes: shade() })
  }
  return {
    'products.addImage NOT_A_PICTURE': {
      refused: () => add(new Uint8Array([1, 2, 3])),
      allowed: () => add(pngOf(2, 2)),
    },
    'products.addImage TOO_MANY_PIXELS': { refused: () => add(pngOf(10_000, 5001)), allowed: () => add(pngOf(10, 10)) },
    'products.addImage TOO_MANY_PICTURES': {
      refused: () => has(mostPictures),
      allowed: () => has(mostPictures - 1),
    },
    'products.image FILE_NOT_FOUND': {
      refused: () => ana.products.image({ fileId: 'f'.repeat(64) }),
      allowed: async () => {
        const { images } = await ana.products.addImage({ id: (await product()).id, bytes: shade() })
        return ana.products.image({ fileId: images[0] ?? '' })
      },
    },
  }
}

export function refusalsOfProducts(at: Store): Refusals {
  const rows: Refusals = {}
  for (const [name, call] of Object.entries(onProduct(at))) {
    rows[`products.${name} PRODUCT_NOT_FOUND`] = {
      refused: async () => call({ ...(await at.product()), id: 'none' }),
      allowed: async () => call(await at.product()),
    }
  }
  return { ...rows, ...ofForms(at), ...ofBulk(at), ...ofPictures(at) }
}
