export type BatchLeft = { id: string; remaining: number; sellBy: Date | null; harvestedAt: Date }
export type Pick = { batchId: string | null; quantity: number }

const endOf = ({ sellBy }: BatchLeft) => sellBy?.getTime() ?? Number.POSITIVE_INFINITY

/** The order in which batches leave: what spoils first, then what was harvested first. */
export const oldestFirst = (a: BatchLeft, b: BatchLeft): number => {
  const [first, second] = [endOf(a), endOf(b)]
  if (first !== second) return first < second ? -1 : 1
  return a.harvestedAt.getTime() - b.harvestedAt.getTime() || (a.id < b.id ? -1 : 1)
}

/**
 * Which batches a quantity is taken from, the oldest first. What no batch accounts for (stock from before batches were
 * kept) comes last, without one.
 */
export function pickBatches(quantity: number, batches: readonly BatchLeft[]): Pick[] {
  const picks: Pick[] = []
  let wanted = quantity
  for (const batch of batches.toSorted(oldestFirst)) {
    if (wanted === 0) break
    const taken = Math.min(wanted, batch.remaining)
    if (taken <= 0) continue
    picks.push({ batchId: batch.id, quantity: taken })
    wanted -= taken
  }
  if (wanted > 0) picks.push({ batchId: null, quantity: wanted })
  return picks
}
