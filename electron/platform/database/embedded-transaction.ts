import type { PGlite, Transaction } from '@electric-sql/pglite'
import type { IsolationLevel, SqlQueryable } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

export interface OpenTransaction {
  queries: SqlQueryable
  /** Rejects when the server refuses the commit. */
  end(how: 'commit' | 'rollback'): Promise<void>
}

/**
 * A transaction that stays open between messages. Everything else on this engine waits for it.
 * The adapter's own transactions are not used: they swallow an error of COMMIT and send the isolation level before BEGIN.
 */
export async function openTransaction(pglite: PGlite, isolation: IsolationLevel | undefined): Promise<OpenTransaction> {
  const started = Promise.withResolvers<Transaction>()
  const ended = Promise.withResolvers<'commit' | 'rollback'>()
  const whole = pglite.transaction(async (transaction) => {
    started.resolve(transaction)
    if ((await ended.promise) === 'rollback') await transaction.rollback()
  })
  // Until somebody ends it, nobody waits for the whole; a failure to begin must still come out here.
  whole.catch((error: unknown) => started.reject(error))

  const transaction = await started.promise
  const end = async (how: 'commit' | 'rollback') => {
    ended.resolve(how)
    await whole
  }
  try {
    if (isolation) await transaction.exec(`SET TRANSACTION ISOLATION LEVEL ${isolation}`)
    // The adapter only ever calls `query`, which a transaction has as well.
    return { queries: await new PrismaPGlite(transaction as unknown as PGlite).connect(), end }
  } catch (error) {
    await end('rollback')
    throw error
  }
}
