import type { OpenDatabase } from './database/index.ts'
import type { Log } from './log.ts'

/** Something that is done again and again while a farm is open. */
export type Chore = {
  /** As a warning of the log says it: "could not …". */
  what: string
  everyMs: number
  /** Once at the start as well. */
  isFirstNow?: boolean
  run: () => Promise<unknown>
}

/** Does chores at their times, and leaves them out while the database is away. Returns what ends it. */
export function startChores(
  { database, log }: { database: Pick<OpenDatabase, 'state'>; log: Log },
  chores: readonly Chore[],
): () => void {
  const timers = chores.map(({ what, everyMs, isFirstNow, run }) => {
    const once = () => {
      if (database.state().state !== 'ready') return
      run().catch((error: unknown) => {
        log.warn({ err: error }, `could not ${what}`)
      })
    }
    if (isFirstNow) once()
    return setInterval(once, everyMs)
  })
  return () => {
    for (const timer of timers) clearInterval(timer)
  }
}
