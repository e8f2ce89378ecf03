/** Pure rules of the category tree. */

export type Node = { id: string; parentId: string | null; sortOrder: number; name: string }

/** Whether `id` would come under itself. */
export function wouldCycle(
  nodes: readonly Pick<Node, 'id' | 'parentId'>[],
  id: string,
  parentId: string | null,
): boolean {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  // Bounded: a cycle that is there already must not hang us.
  for (let at = parentId, n = 0; at !== null && n <= nodes.length; at = parents.get(at) ?? null, n += 1) {
    if (at === id) return true
  }
  return false
}

const inOrder = (a: Node, b: Node) =>
  a.sortOrder - b.sortOrder || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)

/** Parents before children, each level in its order. What hangs on a missing parent comes at the top. */
export function flatten<N extends Node>(nodes: readonly N[]): N[] {
  const ids = new Set(nodes.map((node) => node.id))
  const children = Map.groupBy(nodes, (node) =>
    node.parentId !== null && ids.has(node.parentId) ? node.parentId : null,
  )
  const under = (parentId: string | null): N[] =>
    (children.get(parentId) ?? []).toSorted(inOrder).flatMap((node) => [node, ...under(node.id)])
  return under(null)
}

/** The children of a parent in their new order once `id` stands at place `at`. */
export function moved(nodes: readonly Node[], id: string, parentId: string | null, at: number): string[] {
  const others = nodes.filter((node) => node.parentId === parentId && node.id !== id).toSorted(inOrder)
  return others.map((node) => node.id).toSpliced(Math.min(at, others.length), 0, id)
}
