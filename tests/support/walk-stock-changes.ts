import { randomUUID } from 'node:crypto'
import { plainInput } from './every-procedure.ts'
import { addProduct } from './sell.ts'
import type { ChangeInput, ChangeInputs } from './walk-changes.ts'
import { aPicture } from './walk-reads.ts'

type At = Parameters<ChangeInput>[0]
const about = (name: string, more: object) => ({ ...(plainInput[name] as object), ...more })

/** About a product that is there, under the name that the procedure gives its id. */
const ofProduct =
  (name: string, field: 'id' | 'productId' = 'productId'): ChangeInput =>
  async ({ walk }) => {
    const { id } = await addProduct(walk.db)
    return about(name, { [field]: id, ...(name === 'stock.harvest' && { chamberId: walk.chamber.deviceId }) })
  }

async function bulk({ walk, mover }: At) {
  const { id } = await addProduct(walk.db)
  const set = { isActive: false }
  const { rows } = await mover.client.products.previewBulk({ ids: [id], set })
  return { rows, set }
}

const category =
  (name: string): ChangeInput =>
  async ({ walk }) => {
    const made = { name: 'Dried', slug: randomUUID() }
    const { id } = await walk.db.category.create({ data: made, select: { id: true } })
    return about(name, { id })
  }

async function openCount({ mover }: At) {
  const { id } = await mover.client.stock.startCount({ categoryId: null, note: '' })
  return { id }
}

/** One more on the shelf than in the ledger. */
async function countedOpen(at: At) {
  const { id: productId } = await addProduct(at.walk.db)
  const count = await openCount(at)
  await at.mover.client.stock.countOne({ countId: count.id, productId, counted: 101 })
  return count
}

export const stockInputs: ChangeInputs = {
  'products.create': () => about('products.create', { name: `Oyster ${randomUUID()}` }),
  'products.update': async ({ walk, mover }) => {
    const { id } = await addProduct(walk.db)
    const { updatedAt } = await mover.client.products.get({ id })
    return about('products.update', { id, updatedAt })
  },
  'products.remove': ofProduct('products.remove', 'id'),
  'products.restore': async ({ walk, mover }) => {
    const { id } = await addProduct(walk.db)
    await mover.client.products.remove({ id })
    return { id }
  },
  'products.applyBulk': async (at) => {
    const { rows, set } = await bulk(at)
    return { rows: rows.map(({ id, before }) => ({ id, before })), set }
  },
  'products.undoBulk': async (at) => {
    const { rows, set } = await bulk(at)
    await at.mover.client.products.applyBulk({ rows, set })
    return { rows }
  },
  'products.addImage': async ({ walk }) => ({ id: (await addProduct(walk.db)).id, bytes: aPicture }),
  'products.setImages': async ({ walk, mover }) => {
    const { id } = await addProduct(walk.db)
    await mover.client.products.addImage({ id, bytes: aPicture })
    return { id, images: [] }
  },
  'categories.create': () => about('categories.create', { name: `Fresh ${randomUUID()}` }),
  'categories.update': category('categories.update'),
  'categories.move': category('categories.move'),
  'categories.remove': category('categories.remove'),
  'stock.receive': ofProduct('stock.receive'),
  'stock.harvest': ofProduct('stock.harvest'),
  'stock.writeOff': ofProduct('stock.writeOff'),
  'stock.adjust': ofProduct('stock.adjust'),
  'stock.countOne': async (at) => {
    const { id: productId } = await addProduct(at.walk.db)
    return { countId: (await openCount(at)).id, productId, counted: 1 }
  },
  'stock.closeCount': countedOpen,
}
