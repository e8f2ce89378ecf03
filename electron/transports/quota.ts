/** How many of something one party may have at a time, and all of them together. */
type Limits = { each: number; all: number }

export type Quota = {
  /** Gives what lets go of the place again; null: there is none left. */
  take: (party: string) => (() => void) | null
}

/** Counts what is held at the same time. Nothing is waited for: who finds no place is told so at once. */
export function createQuota({ each, all }: Limits): Quota {
  const held = new Map<string, number>()
  let total = 0
  return {
    take(party) {
      const own = held.get(party) ?? 0
      if (own >= each || total >= all) return null
      held.set(party, own + 1)
      total += 1
      let over = false
      return () => {
        if (over) return
        over = true
        total -= 1
        const left = (held.get(party) ?? 1) - 1
        if (left === 0) held.delete(party)
        else held.set(party, left)
      }
    },
  }
}
