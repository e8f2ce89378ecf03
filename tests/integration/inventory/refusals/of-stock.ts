import { randomUUID } from 'node:crypto'
import { addChamber } from '../../../support/chambers.ts'
import type { Refusals } from '../../../support/refusals.ts'
import type { Store } from './world.ts'

const why = { reason: 'as told', notes: '' }
const dates = { harvestedAt: null, sellBy: null }

/** What moves stock, by how much of which product. Ten are there. */
function moves({ own, ana, unused }: Store) {
  const chamber = async () => (await addChamber(own.db, `MASH-B2-CAL26-${unused()}`)).deviceId
  return {
    receive: (productId: string, quantity: number, operationId = randomUUID()) =>
      ana.stock.receive({ productId, quantity, ...dates, ...why, operationId }),
    harvest: async (productId: string, quantity: number, operationId = randomUUID(), chamberId?: string) =>
      ana.stock.harvest({
        ...{ productId, quantity, chamberId: chamberId ?? (await chamber()), room: 'fruiting' },
        ...{ notes: '', operationId },
      }),
    writeOff: (productId: string, quantity: number, operationId = randomUUID(), batchId: string | null = null) =>
      ana.stock.writeOff({ productId, batchId, quantity, type: 'damaged', ...why, operationId }),
    adjust: (productId: string, quantity: number, operationId = randomUUID()) =>
      ana.stock.adjust({ productId, difference: -quantity, ...why, operationId }),
  }
}

function ofMoves(at: Store): Refusals {
  const { ana, stocked } = at
  const calls = moves(at)
  const rows: Refusals = {}
  for (const [name, move] of Object.entries(calls)) {
    const twice = async (second: number) => {
      const [{ productId }, operationId] = [await stocked(), randomUUID()]
      await move(productId, 3, operationId)
      return move(productId, second, operationId)
    }
    rows[`stock.${name} DONE_OTHERWISE`] = { refused: () => twice(4), allowed: () => twice(3) }
    rows[`stock.${name} PRODUCT_NOT_FOUND`] = {
      refused: async () => {
        const { productId } = await stocked()
        await ana.products.remove({ id: productId })
        return move(productId, 1)
      },
      allowed: async () => move((await stocked()).productId, 1),
    }
  }
  for (const name of ['writeOff', 'adjust'] as const) {
    rows[`stock.${name} STOCK_SHORT`] = {
      refused: async () => calls[name]((await stocked()).productId, 11),
      allowed: async () => calls[name]((await stocked()).productId, 10),
    }
  }
  return {
    ...rows,
    'stock.writeOff BATCH_NOT_FOUND': {
      refused: async () => calls.writeOff((await stocked()).productId, 1, undefined, (await stocked()).batchId),
      allowed: async () => {
        const { productId, batchId } = await stocked()
        return calls.writeOff(productId, 1, undefined, batchId)
      },
    },
    'stock.harvest CHAMBER_NOT_FOUND': {
      refused: async () => calls.harvest((await stocked()).productId, 1, undefined, 'none'),
      allowed: async () => calls.harvest((await stocked()).productId, 1),
    },
  }
}

function ofCounts({ ana, category, product, stocked }: Store): Refusals {
  /** A sheet with one product, of which ten were there when it was counted. */
  const sheet = async () => {
    const { productId } = await stocked()
    const { id: categoryId } = await category()
    const one = await ana.products.get({ id: productId })
    await ana.products.update({ ...one, categoryIds: [categoryId] })
    return { productId, id: (await ana.stock.startCount({ categoryId, note: '' })).id }
  }
  const closed = async () => {
    const open = await sheet()
    await ana.stock.closeCount({ id: open.id })
    return open
  }
  const countOne = ({ id, productId }: { id: string; productId: string }) =>
    ana.stock.countOne({ countId: id, productId, counted: 9 })
  const shortBy = async (sold: number) => {
    const { id, productId } = await sheet()
    await ana.stock.countOne({ countId: id, productId, counted: 4 })
    await ana.stock.adjust({ productId, difference: -sold, ...why })
    return ana.stock.closeCount({ id })
  }
  return {
    'stock.count COUNT_NOT_FOUND': {
      refused: () => ana.stock.count({ id: 'none' }),
      allowed: async () => ana.stock.count({ id: (await closed()).id }),
    },
    'stock.countOne COUNT_NOT_FOUND': {
      refused: async () => countOne({ ...(await sheet()), productId: (await product()).id }),
      allowed: async () => countOne(await sheet()),
    },
    'stock.countOne COUNT_CLOSED': {
      refused: async () => countOne(await closed()),
      allowed: async () => countOne(await sheet()),
    },
    'stock.closeCount COUNT_NOT_FOUND': {
      refused: () => ana.stock.closeCount({ id: 'none' }),
      allowed: async () => ana.stock.closeCount({ id: (await sheet()).id }),
    },
    'stock.closeCount COUNT_CLOSED': {
      refused: async () => ana.stock.closeCount({ id: (await closed()).id }),
      allowed: async () => ana.stock.closeCount({ id: (await sheet()).id }),
    },
    // Six were missing when it was counted: of four that are left by now they can't be taken.
    'stock.closeCount STOCK_SHORT': { refused: () => shortBy(5), allowed: () => shortBy(4) },
  }
}

export function refusalsOfStock(at: Store): Refusals {
  const { ana, product } = at
  const asked = {
    availability: (id: string) => ana.stock.availability({ id }),
    history: (id: string) => ana.stock.history({ id, days: 7 }),
  }
  const rows: Refusals = {}
  for (const [name, ask] of Object.entries(asked)) {
    rows[`stock.${name} PRODUCT_NOT_FOUND`] = {
      refused: () => ask('none'),
      allowed: async () => ask((await product()).id),
    }
  }
  return { ...rows, ...ofMoves(at), ...ofCounts(at) }
}
