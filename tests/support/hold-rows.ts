import { Client } from 'pg'
import { until } from './until.ts'

/**
 * Takes row locks in a transaction of its own, so that whoever wants the same rows queues up: a race is made, not hoped
 * for. `queued` waits until so many connections of the database stand behind a lock.
 */
export async function holdRows(url: string, lock: string, values: unknown[] = []) {
  const holder = new Client({ connectionString: url })
  await holder.connect()
  await holder.query('BEGIN')
  const { rowCount } = await holder.query(lock, values)
  if (!rowCount) throw new Error('there is no such row to hold')
  const waiting = async () => {
    await holder.query('SELECT pg_stat_clear_snapshot()') // else a transaction sees what its first look saw
    const { rows } = await holder.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    return rows[0]?.count ?? 0
  }
  return {
    queued: (many: number) => until(`${many} wait for the row`, async () => (await waiting()) >= many),
    letGo: async () => {
      await holder.query('COMMIT')
      await holder.end()
    },
  }
}
