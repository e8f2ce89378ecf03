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

/**
 * Does chores at their times, and leaves them out while the database is away, or while the last time is not over yet.
 * Returns what ends it, once nothing of them runs any more.
 */
export function startChores(
  { database, log }: { database: Pick<OpenDatabase, 'state'>; log: Log },
  chores: readonly Chore[],
): () => Promise<void> {
  const running = new Map<Chore, Promise<unknown>>()
  const once = (chore: Chore) => {
    if (running.has(chore) || database.state().state !== 'ready') return
    const done = chore
      .run()
      .catch((error: unknown) => {
        log.warn({ err: error }, `could not ${chore.what}`)
      })
      .finally(() => running.delete(chore))
    running.set(chore, done)
  }
  const timers = chores.flatMap((chore) => {
    const often = setInterval(once, chore.everyMs, chore)
    return chore.isFirstSoon ? [setTimeout(once, Math.min(soonMs, chore.everyMs / 2), chore), often] : [often]
  })
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await Promise.all(running.values())
  }
}
