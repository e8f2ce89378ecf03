import { describeRefusals, namedRefusals } from '../../support/refusals.ts'
import { refusalsOfCategories } from './refusals/of-categories.ts'
import { refusalsOfProducts } from './refusals/of-products.ts'
import { refusalsOfStock } from './refusals/of-stock.ts'
import { store } from './refusals/world.ts'

describeRefusals(namedRefusals(['products', 'categories', 'stock']), (own, ana) => {
  const at = store(own, ana)
  return { ...refusalsOfProducts(at), ...refusalsOfCategories(at), ...refusalsOfStock(at) }
})
