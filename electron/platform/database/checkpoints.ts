import type { PGlite } from '@electric-sql/pglite'

export interface Checkpoints {
  /** Something may have been written. */
  touch(): void
  now(): Promise<void>
  stop(): void
}

// PGlite never checkpoints by itself: pg_wal grew to 3.5 GB and the next start took 20 s. One takes 60 to 90 ms.
const dueBytes = 48 * 1024 * 1024
const lookMs = 250

/** Keeps the write-ahead log of one PGlite short. Idle, it asks nothing. */
export function keepCheckpoints(pglite: PGlite): Checkpoints {
  let touched = false
  let looking = false
  let lastLsn = '0/0'

  async function now(): Promise<void> {
    await pglite.query('CHECKPOINT')
    const { rows } = await pglite.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn')
    lastLsn = rows[0]?.lsn ?? lastLsn
  }

  async function look(): Promise<void> {
    if (looking || !touched) return
    looking = true
    touched = false
    try {
      const sql = 'SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), $1::pg_lsn) > $2 AS due'
      const { rows } = await pglite.query<{ due: boolean }>(sql, [lastLsn, dueBytes])
      if (rows[0]?.due) await now()
    } catch {
      // The engine is closing or broken; the calls of the application find that out themselves.
    } finally {
      looking = false
    }
  }

  const timer = setInterval(() => void look(), lookMs)
  timer.unref()
  return { touch: () => void (touched = true), now, stop: () => clearInterval(timer) }
}
