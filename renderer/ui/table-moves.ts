/** The row a key leads to, or null when the key is none of the table's. `page`: how many rows are in sight. */
export function moveTo(key: string, { at, count, page }: { at: number; count: number; page: number }): number | null {
  const target = moves[key]?.({ at, last: count - 1, page: Math.max(1, page - 1) })
  if (target === undefined || count === 0) return null
  return Math.min(Math.max(target, 0), count - 1)
}

const moves: Record<string, ((from: { at: number; last: number; page: number }) => number) | undefined> = {
  ArrowDown: ({ at }) => at + 1,
  ArrowUp: ({ at }) => at - 1,
  Home: () => 0,
  End: ({ last }) => last,
  PageDown: ({ at, page }) => at + page,
  PageUp: ({ at, page }) => at - page,
}

/** What a virtual body draws: rows, and gaps as high as the rows that are not drawn. */
export type Span = { kind: 'row'; index: number } | { kind: 'gap'; key: string; height: number }

type RowSpan = { index: number; start: number; end: number }

/** Drawn rows with the gaps between them: the row that holds the focus may stand far from those in sight. */
export function withGaps(drawn: readonly RowSpan[], totalHeight: number): Span[] {
  const spans: Span[] = []
  let reached = 0
  for (const { index, start, end } of drawn) {
    if (start > reached) spans.push({ kind: 'gap', key: `before-${index}`, height: start - reached })
    spans.push({ kind: 'row', index })
    reached = end
  }
  if (totalHeight > reached) spans.push({ kind: 'gap', key: 'rest', height: totalHeight - reached })
  return spans
}

/** The rows in sight and the one that holds the focus, in their order. */
export function withFocused(inSight: readonly number[], focused: number, count: number): number[] {
  if (focused < 0 || focused >= count || inSight.includes(focused)) return [...inSight]
  return [...inSight, focused].toSorted((a, b) => a - b)
}

export type SortKey = string | number | Date | null

/** Nothing comes last in ascending order; texts as a person would file them. */
export function compareKeys(a: SortKey, b: SortKey): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b)
  return Number(a) - Number(b)
}
const collator = new Intl.Collator('en-PH', { numeric: true, sensitivity: 'base' })

/** Which columns a width has room for, of those that are wanted. */
export function shownColumns(
  columns: readonly { id: string; hideBelow?: number }[],
  width: number | null,
  hidden: readonly string[] = [],
): Record<string, boolean> {
  return Object.fromEntries(
    columns.map(({ id, hideBelow }) => [
      id,
      !hidden.includes(id) && (width === null || hideBelow === undefined || width >= hideBelow),
    ]),
  )
}
