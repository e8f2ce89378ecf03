import type { OpenDatabase } from './database/index.ts'
import type { Log } from './log.ts'

/** Something that is done again and again while a farm is open. */
export type Chore = {
  /** As a warning of the log says it: "could not …". */
  what: string
  everyMs: number
  /** Once soon after the start as well: not at it, when a person waits for the first screen. */
  isFirstSoon?: boolean
  run: () => Promise<unknown>
}

const soonMs = 4_000

/** Does chores at their times, and leaves them out while the database is away. Returns what ends it. */
export function startChores(
  { database, log }: { database: Pick<OpenDatabase, 'state'>; log: Log },
  chores: readonly Chore[],
): () => void {
  const timers = chores.flatMap(({ what, everyMs, isFirstSoon, run }) => {
    const once = () => {
      if (database.state().state !== 'ready') return
      run().catch((error: unknown) => {
        log.warn({ err: error }, `could not ${what}`)
      })
    }
    const often = setInterval(once, everyMs)
    return isFirstSoon ? [setTimeout(once, Math.min(soonMs, everyMs / 2)), often] : [often]
  })
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}
