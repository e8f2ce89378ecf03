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
  const timers = chores.map((chore) => {
    if (chore.isFirstNow) once(chore)
    return setInterval(once, chore.everyMs, chore)
  })
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await Promise.all(running.values())
  }
}
