import { Client } from 'pg'
import { expect } from 'vitest'

/**
 * Forces a race: another connection holds the advisory lock while `racers` run into it, lets go when all of them wait,
 * and gives back what became of each.
 */
export async function raceForLock<T>(url: string, name: string, racers: (() => Promise<T>)[]) {
  const holder = new Client({ connectionString: url })
  await holder.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT pg_advisory_xact_lock(hashtext($1))', [name])
    const runs = racers.map((run) => run())
    const waiting = async () => {
      const { rows } = await holder.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_locks l JOIN pg_database d ON d.oid = l.database
         WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()`,
      )
      return rows[0]?.n
    }
    await expect.poll(waiting, { timeout: 5000 }).toBe(racers.length)
    await holder.query('COMMIT')
    return await Promise.allSettled(runs)
  } finally {
    await holder.end()
  }
}
