import type { Category } from '../../../electron/contract/inventory/products.ts'

type Node = Pick<Category, 'id' | 'parentId'>
export type CategoryMove = { id: string; parentId: string | null; at: number }

/** How deep each stands; the list has parents before children, as the host gives it. */
export function depthsOf(list: readonly Node[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const { id, parentId } of list) depths.set(id, parentId === null ? 0 : (depths.get(parentId) ?? -1) + 1)
  return depths
}

const siblingsOf = (list: readonly Node[], parentId: string | null) => list.filter((node) => node.parentId === parentId)

/** Where a key takes a category: up and down among its siblings, in under the one above, out beside its parent. */
export function moveByKey(list: readonly Node[], id: string, way: 'up' | 'down' | 'in' | 'out'): CategoryMove | null {
  const node = list.find((each) => each.id === id)
  if (!node) return null
  const siblings = siblingsOf(list, node.parentId)
  const at = siblings.findIndex((each) => each.id === id)
  if (way === 'up') return at === 0 ? null : { id, parentId: node.parentId, at: at - 1 }
  if (way === 'down') return at === siblings.length - 1 ? null : { id, parentId: node.parentId, at: at + 1 }
  if (way === 'in') {
    const above = siblings[at - 1]
    return above ? { id, parentId: above.id, at: siblingsOf(list, above.id).length } : null
  }
  const parent = list.find((each) => each.id === node.parentId)
  if (!parent) return null
  const uncles = siblingsOf(list, parent.parentId)
  return { id, parentId: parent.parentId, at: uncles.findIndex((each) => each.id === parent.id) + 1 }
}

/** Whether `id` is `under` or stands somewhere below it. */
export function isUnder(list: readonly Node[], id: string, under: string): boolean {
  const parents = new Map(list.map((node) => [node.id, node.parentId]))
  for (let at: string | null = id, n = 0; at !== null && n <= list.length; at = parents.get(at) ?? null, n += 1) {
    if (at === under) return true
  }
  return false
}
