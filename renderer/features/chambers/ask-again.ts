/** `owed`: something late came too soon after the last time. */
export type Asked = { at: number; owed: boolean }

const lateMs = 5 * 60_000 // what waited for the database: it lies before what came live
const soonMs = 5_000 // a long backlog is stored in many parts

/** When to ask a history: when a bucket may have closed, and soon when readings came late. The same object: not now. */
export function askAgain(asked: Asked, { from, now, againMs }: { from: Date; now: number; againMs: number }): Asked {
  const since = now - asked.at
  const isLate = now - from.getTime() > lateMs
  if (since >= againMs || ((isLate || asked.owed) && since >= soonMs)) return { at: now, owed: false }
  return isLate && !asked.owed ? { ...asked, owed: true } : asked
}
