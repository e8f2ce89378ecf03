import type { QueryPool } from './server-connection.ts'

type Answer = { rows: Record<string, unknown>[] }
const nothing = () => undefined

/** Runs one statement with values, or a script of several, on a connection of its own. */
export async function executeOn(pool: QueryPool, text: string, values?: unknown[]): Promise<Record<string, unknown>[]> {
  const client = await pool.connect()
  // The pool listens only to connections that rest; a socket that dies under a statement would be an uncaught error.
  client.on('error', nothing)
  let isBroken = true // a script that failed leaves its transaction open: it ends with the connection
  try {
    // A script gives one answer for each statement.
    const answers = [await client.query(text, values)].flat() as Answer[]
    isBroken = false
    return answers.flatMap((answer) => answer.rows)
  } finally {
    client.removeListener('error', nothing)
    client.release(isBroken)
  }
}
