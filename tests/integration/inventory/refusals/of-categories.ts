import type { Refusals } from '../../../support/refusals.ts'
import type { Store } from './world.ts'

const input = { name: 'Dried goods', description: '', slug: '', isActive: true }

export function refusalsOfCategories({ ana, product, category, unused }: Store): Refusals {
  const create = (parentId: string | null, slug = '') => ana.categories.create({ ...input, slug, parentId })
  const update = (id: string, slug = '') => ana.categories.update({ ...input, id, slug })
  const move = (id: string, parentId: string | null) => ana.categories.move({ id, parentId, at: 0 })
  const remove = (id: string, moveTo: string | null) => ana.categories.remove({ id, moveTo })
  const newId = async () => (await category()).id
  /** Of a grandmother, a mother and a child. */
  const family = async () => {
    const oldest = await newId()
    const middle = (await category(oldest)).id
    return { oldest, youngest: (await category(middle)).id }
  }
  const withProduct = async () => {
    const id = await newId()
    await product({ categoryIds: [id] })
    return id
  }
  const taken = async () => (await category()).slug
  const free = async () => `dried-${unused()}`
  return {
    'categories.create TAKEN': {
      refused: async () => create(null, await taken()),
      allowed: async () => create(null, await free()),
    },
    'categories.update TAKEN': {
      refused: async () => update(await newId(), await taken()),
      allowed: async () => update(await newId(), await free()),
    },
    'categories.create CATEGORY_NOT_FOUND': {
      refused: () => create('none'),
      allowed: async () => create(await newId()),
    },
    'categories.update CATEGORY_NOT_FOUND': {
      refused: () => update('none'),
      allowed: async () => update(await newId()),
    },
    'categories.move CATEGORY_NOT_FOUND': {
      refused: async () => move(await newId(), 'none'),
      allowed: async () => move(await newId(), await newId()),
    },
    'categories.move CYCLE': {
      refused: async () => {
        const { oldest, youngest } = await family()
        return move(oldest, youngest)
      },
      allowed: async () => {
        const { oldest, youngest } = await family()
        return move(youngest, oldest)
      },
    },
    'categories.remove CATEGORY_NOT_FOUND': {
      refused: async () => remove(await newId(), 'none'),
      allowed: async () => remove(await newId(), await newId()),
    },
    'categories.remove NOT_EMPTY': {
      refused: async () => remove(await withProduct(), null),
      allowed: async () => remove(await withProduct(), await newId()),
    },
    'categories.remove CYCLE': {
      refused: async () => {
        const { oldest, youngest } = await family()
        return remove(oldest, youngest)
      },
      allowed: async () => {
        const { oldest, youngest } = await family()
        return remove(youngest, oldest)
      },
    },
  }
}
