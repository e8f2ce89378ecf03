import { describe, expect, it } from 'vitest'
import { depthsOf, isUnder, moveByKey } from '../../../../renderer/features/inventory/category-moves.ts'

const tree = [
  { id: 'fresh', parentId: null },
  { id: 'oyster', parentId: 'fresh' },
  { id: 'shiitake', parentId: 'fresh' },
  { id: 'dried', parentId: null },
  { id: 'kits', parentId: null },
]

describe('moving a category by keys', () => {
  it('goes up and down among its siblings and stops at the ends', () => {
    expect(moveByKey(tree, 'dried', 'up')).toEqual({ id: 'dried', parentId: null, at: 0 })
    expect(moveByKey(tree, 'dried', 'down')).toEqual({ id: 'dried', parentId: null, at: 2 })
    expect(moveByKey(tree, 'fresh', 'up')).toBeNull()
    expect(moveByKey(tree, 'shiitake', 'down')).toBeNull()
  })

  it('goes in as the last child of the one above', () => {
    expect(moveByKey(tree, 'dried', 'in')).toEqual({ id: 'dried', parentId: 'fresh', at: 2 })
    expect(moveByKey(tree, 'oyster', 'in')).toBeNull()
  })

  it('goes out to the place after its parent', () => {
    expect(moveByKey(tree, 'oyster', 'out')).toEqual({ id: 'oyster', parentId: null, at: 1 })
    expect(moveByKey(tree, 'fresh', 'out')).toBeNull()
  })

  it('knows how deep each stands and what is below what', () => {
    expect([...depthsOf(tree).values()]).toEqual([0, 1, 1, 0, 0])
    expect(isUnder(tree, 'oyster', 'fresh')).toBe(true)
    expect(isUnder(tree, 'fresh', 'fresh')).toBe(true)
    expect(isUnder(tree, 'fresh', 'oyster')).toBe(false)
  })
})
