import type { Log } from '../platform/log.ts'

const spanMs = 60_000

export type TurnedAway = {
  note: (why: string, party: string) => void
  /** Says what is left to say. */
  stop: () => void
}

/** Who was turned away at a door, and why: one line a minute and reason, however many there were. */
export function createTurnedAway(log: Log): TurnedAway {
  const counts = new Map<string, { count: number; last: string }>()
  let timer: ReturnType<typeof setTimeout> | null = null

  const tell = () => {
    for (const [why, { count, last }] of counts) log.warn({ why, count, last }, 'callers were turned away at a door')
    counts.clear()
  }
  const goOn = () => {
    timer = null
    if (counts.size === 0) return
    tell()
    rest()
  }
  const rest = () => {
    timer = setTimeout(goOn, spanMs)
    timer.unref()
  }
  return {
    note(why, party) {
      counts.set(why, { count: (counts.get(why)?.count ?? 0) + 1, last: party })
      // The first is told at once: a minute is long for whoever reads along.
      if (timer === null) goOn()
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
      tell()
    },
  }
}
