import { Client } from 'pg'
import { until } from './until.ts'

/**
 * Forces a race: holds what `lock` locks, starts the work, waits until `queued` statements wait behind it, and lets go.
 * PostgreSQL only: the embedded database has one connection, where nothing can queue.
 */
export async function queueBehind<T>(
  url: string,
  { lock, queued }: { lock: string; queued: number },
  start: () => Promise<T>[],
): Promise<PromiseSettledResult<T>[]> {
  const holder = new Client({ connectionString: url })
  await holder.connect()
  try {
    await holder.query('BEGIN')
    await holder.query(lock)
    const work = start()
    const all = Promise.allSettled(work)
    await until(`${queued} statements wait`, async () => {
      const { rows } = await holder.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      )
      return (rows[0]?.n ?? 0) >= queued
    })
    await holder.query('COMMIT')
    return await all
  } finally {
    await holder.end()
  }
}
