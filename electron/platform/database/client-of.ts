import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Prisma, PrismaClient } from '../../../prisma/generated/client.ts'
import { type RetryOptions, withRetry } from './fate.ts'
import type { Db, OpenDatabase } from './types.ts'

/** One client over any adapter. A cold start takes seconds: the default of 2 s would refuse transactions meanwhile. */
export const clientOn = (adapter: SqlDriverAdapterFactory): Db =>
  new PrismaClient({ adapter, transactionOptions: { maxWait: 15_000, timeout: 20_000 } })

/** Enough for a connection that flickers. */
const lostPatienceMs = 1_000

/** The calls that are the same for every kind of database. */
export function callsOn(
  db: Db,
  { patienceMs }: Pick<RetryOptions, 'patienceMs'>,
  isLost: () => boolean = () => false,
): Pick<OpenDatabase, 'read' | 'write' | 'ping'> {
  // Known to be away: whoever asks is told soon, and not after a long wait in which nothing is learned.
  const patience = () => ({ patienceMs: isLost() ? Math.min(lostPatienceMs, patienceMs) : patienceMs })
  return {
    read: (work) => withRetry(() => work(db), { ...patience(), idempotent: true }),
    write: (work, options) => withRetry(() => work(db), { ...patience(), idempotent: options?.idempotent ?? false }),
    async ping() {
      const begun = performance.now()
      await db.$queryRaw`SELECT 1`
      return performance.now() - begun
    },
  }
}

/** For a Json column: nothing at all, where a plain null would mean JSON's own. */
export const databaseNull = Prisma.DbNull
