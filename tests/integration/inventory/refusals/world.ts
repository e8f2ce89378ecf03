import type { ProductInput } from '../../../../electron/contract/inventory/products.ts'
import type { Database } from '../../../support/database.ts'
import { pngNote, pngOf } from '../../../support/pictures.ts'
import { productInput } from '../../../support/product-input.ts'
import type { TestClient } from '../../../support/test-farm.ts'

/** What stands in the cold room, each thing made when it is asked for. */
export function store(own: Database, ana: TestClient) {
  let made = 0
  const unused = () => (made += 1)
  const product = (more: Partial<ProductInput> = {}) =>
    ana.products.create(productInput({ name: `Oyster ${unused()}`, shelfLifeDays: 7, ...more }))
  /** Ten pieces in one batch. */
  const stocked = async () => {
    const { id } = await product()
    const dates = { harvestedAt: null, sellBy: null }
    await ana.stock.receive({ productId: id, quantity: 10, ...dates, reason: 'from the farm', notes: '' })
    const [batch] = await ana.stock.batches({ productId: id, left: true })
    return { productId: id, batchId: batch?.id ?? '' }
  }
  const category = (parentId: string | null = null) =>
    ana.categories.create({ name: `Fresh ${unused()}`, description: '', slug: '', isActive: true, parentId })
  /** A picture that nobody has kept yet. */
  const shade = () => pngOf(2 + unused(), 2, [pngNote(String(made))])
  return { own, ana, unused, product, stocked, category, shade }
}
export type Store = ReturnType<typeof store>
