import type { Paymongo } from '../../connections/paymongo/paymongo-client.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OpenDatabase } from '../../platform/database/index.ts'
import type { Log } from '../../platform/log.ts'
import type { Secrets } from '../../platform/secrets/index.ts'

export type LinkDeps = {
  database: OpenDatabase
  now: Clock
  paymongo: Paymongo
  secrets: Pick<Secrets, 'get' | 'set'>
  log: Log
}

export type LinkRow = NonNullable<Awaited<ReturnType<Db['paymentLink']['findUnique']>>>

/** Of these an order has one at most; the database sees to it. */
export const openStates = ['making', 'unpaid', 'closing']
