import type { ProductInput } from '../../electron/contract/inventory/products.ts'

/** A product as a form sends it: no more than a name, a price and a pack, and what is given. */
export const productInput = (given: Partial<ProductInput> = {}): ProductInput => ({
  name: 'Oyster, fresh',
  description: '',
  slug: '',
  sku: '',
  priceCentavos: 28_000,
  comparePriceCentavos: null,
  costPriceCentavos: null,
  unit: 'kg',
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
  ...given,
})
