import type { PGlite, Results } from '@electric-sql/pglite'

const opensTransaction = /^\s*BEGIN\b/i

/**
 * Runs a script and gives the rows of all its statements. One that opens a transaction runs inside one of ours, so that
 * nobody else's statement falls into it when it fails half way: PostgreSQL only warns at the inner BEGIN, and the
 * script's COMMIT commits. Others run bare, since some statements (CREATE INDEX CONCURRENTLY) refuse a transaction.
 */
export async function runScript(pglite: PGlite, script: string): Promise<Record<string, unknown>[]> {
  const answers: Results[] = opensTransaction.test(script)
    ? await pglite.transaction((transaction) => transaction.exec(script))
    : await pglite.exec(script)
  // Results say nothing about their columns; a row is an object by PGlite's own row mode.
  return answers.flatMap((answer) => answer.rows as Record<string, unknown>[])
}
