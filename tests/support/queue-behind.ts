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
  const asking = new Client({ connectionString: url }) // inside a transaction the activity is as it was at the first look
  await Promise.all([holder.connect(), asking.connect()])
  try {
    await holder.query('BEGIN')
    await holder.query(lock)
    const work = start()
    const all = Promise.allSettled(work)
    await until(`${queued} statements wait`, async () => {
      const { rows } = await asking.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE wait_event_type = 'Lock' AND datname = current_database()`,
      )
      return (rows[0]?.n ?? 0) >= queued
    })
    await holder.query('COMMIT')
    return await all
  } finally {
    await Promise.all([holder.end(), asking.end()])
  }
}
