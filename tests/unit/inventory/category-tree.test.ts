import { describe, expect, it } from 'vitest'
import { flatten, moved, wouldCycle } from '../../../electron/features/inventory/category-tree.ts'

const node = (id: string, parentId: string | null, sortOrder = 0, name = id) => ({ id, parentId, sortOrder, name })
/** Fresh (oyster (grey), shiitake), dried. */
const tree = [
  node('dried', null, 1),
  node('grey', 'oyster'),
  node('shiitake', 'fresh', 1),
  node('fresh', null, 0),
  node('oyster', 'fresh', 0),
]
const ids = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id)

describe('the tree of categories', () => {
  it('is listed parents before children, each level in its order', () => {
    expect(ids(flatten(tree))).toEqual(['fresh', 'oyster', 'grey', 'shiitake', 'dried'])
  })

  it('is in the order of names where the places are alike, and of ids where the names are too', () => {
    const alike = [node('b', null, 0, 'Reishi'), node('a', null, 0, 'Reishi'), node('c', null, 0, 'Enoki')]
    expect(ids(flatten(alike))).toEqual(['c', 'a', 'b'])
    expect(ids(flatten(alike.toReversed()))).toEqual(['c', 'a', 'b'])
  })

  it('loses none whose parent is gone: it stands at the top', () => {
    expect(ids(flatten([node('lost', 'gone', 5), ...tree]))).toEqual([
      ...['fresh', 'oyster', 'grey', 'shiitake', 'dried', 'lost'],
    ])
  })

  it('lets nobody put a category under itself, nor under what hangs on it however deep', () => {
    expect(wouldCycle(tree, 'fresh', 'fresh')).toBe(true)
    expect(wouldCycle(tree, 'fresh', 'oyster')).toBe(true)
    expect(wouldCycle(tree, 'fresh', 'grey')).toBe(true)
    expect(wouldCycle(tree, 'grey', 'fresh')).toBe(false)
    expect(wouldCycle(tree, 'oyster', 'dried')).toBe(false)
    expect(wouldCycle(tree, 'oyster', null)).toBe(false)
    expect(wouldCycle(tree, 'oyster', 'gone')).toBe(false)
  })

  it('of two that hang on each other already does not hang', () => {
    const circle = [node('a', 'b'), node('b', 'a'), node('c', null)]
    expect(wouldCycle(circle, 'c', 'a')).toBe(false)
    expect(wouldCycle(circle, 'a', 'b')).toBe(true)
  })

  it('puts one at the place that is asked for among its new siblings, or last', () => {
    expect(moved(tree, 'dried', 'fresh', 0)).toEqual(['dried', 'oyster', 'shiitake'])
    expect(moved(tree, 'dried', 'fresh', 1)).toEqual(['oyster', 'dried', 'shiitake'])
    expect(moved(tree, 'dried', 'fresh', 2)).toEqual(['oyster', 'shiitake', 'dried'])
    expect(moved(tree, 'dried', 'fresh', 99)).toEqual(['oyster', 'shiitake', 'dried'])
    // Among its own it stands once.
    expect(moved(tree, 'oyster', 'fresh', 1)).toEqual(['shiitake', 'oyster'])
    expect(moved(tree, 'grey', null, 1)).toEqual(['fresh', 'grey', 'dried'])
  })
})
