/** A line of an order as one clerk wants it. */
export type EditLine = {
  productId: string
  name: string
  quantity: number
  priceCentavos: number | null
  /** What stands in the field where that is no quantity; `quantity` is the one before. */
  typed?: string | undefined
}
type Theirs = Pick<EditLine, 'productId' | 'name' | 'quantity'> & { priceCentavos: number }
/** Both changed this line: how many each wants, none being nothing. */
export type LineConflict = { productId: string; name: string; mine: number; theirs: number }

const countOf = (lines: readonly { productId: string; quantity: number }[], productId: string) =>
  lines.find((line) => line.productId === productId)?.quantity ?? 0

/**
 * What one clerk typed, on the order as another left it meanwhile. A line that only they changed is as they left it, one
 * that only we changed is as we typed it; where both did, ours stands and is told.
 */
export function mergeLines(
  base: readonly Theirs[],
  mine: readonly EditLine[],
  theirs: readonly Theirs[],
): { lines: EditLine[]; conflicts: LineConflict[] } {
  const conflicts: LineConflict[] = []
  const lines: EditLine[] = []
  const lineOf = new Map<string, EditLine>([...theirs, ...mine].map((line) => [line.productId, line]))
  for (const [productId, line] of lineOf) {
    const [was, ours, now] = [countOf(base, productId), countOf(mine, productId), countOf(theirs, productId)]
    const touched = ours !== was || line.typed !== undefined
    if (touched && now !== was && now !== ours) conflicts.push({ productId, name: line.name, mine: ours, theirs: now })
    const quantity = touched ? ours : now
    if (quantity > 0) lines.push({ ...line, quantity })
  }
  return { lines, conflicts }
}
