import { inTransaction, type OpenDatabase, type Tx } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import type { ChainRow } from './audit-digest.ts'

/** Where a walk stands: the row it read last. */
export type Place = { seq: bigint; id: string }
/** Before any row, also one whose number is no place in a chain. */
export const beforeAll: Place = { seq: -(2n ** 63n), id: '' }

/**
 * With the names of the system before all others: whoever owns the database could else have functions and operators of
 * theirs looked at in place of its own.
 */
export async function readSafely<T>(database: OpenDatabase, read: (tx: Tx) => Promise<T>): Promise<T> {
  const done = await inTransaction(
    database,
    async (tx) => {
      await tx.$queryRaw`SELECT pg_catalog.set_config('search_path',
        pg_catalog.concat('pg_catalog, ', pg_catalog.current_setting('search_path')), true)`
      return ok(await read(tx))
    },
    { idempotent: true },
  )
  return done.value
}

const sliceRows = 1000
/** A row may be 120 kB; so many characters are read and digested without holding up a call of anybody else. */
const sliceChars = 4_000_000

/** The rows after `from`, in their order, as many as are read at once. */
export const readSlice = (database: OpenDatabase, from: Place, upTo: number): Promise<ChainRow[]> =>
  readSafely(
    database,
    (tx) => tx.$queryRaw<ChainRow[]>`
      SELECT seq, prev_hash, hash, id, user_id, action, entity, entity_id, old_values, new_values, ip_address,
        user_agent, seconds
      FROM (
        SELECT part.*, sum(length(concat(old_values, new_values))) OVER w AS chars, row_number() OVER w AS n
        FROM (
          SELECT l.seq, l.prev_hash, l.hash, l.id, l.user_id, l.action, l.entity, l.entity_id,
            l.old_values::text AS old_values, l.new_values::text AS new_values, l.ip_address, l.user_agent,
            extract(epoch FROM l.timestamp)::text AS seconds
          FROM audit_logs l
          WHERE l.seq >= ${from.seq} AND l.seq <= ${upTo} AND (l.seq, l.id) > (${from.seq}::bigint, ${from.id}::text)
          ORDER BY l.seq, l.id LIMIT ${sliceRows}
        ) part WINDOW w AS (ORDER BY seq, id)
      ) counted WHERE chars <= ${sliceChars} OR n = 1 ORDER BY seq, id`,
  )

type Link = { seq: number; hash: string }
/** What the chain says its end is, and the row that is last, at one moment. */
export async function readEnds(database: OpenDatabase): Promise<{ remembered: Link; last: Link }> {
  const [row] = await readSafely(
    database,
    (tx) => tx.$queryRaw<{ last_seq: bigint; last_hash: string; seq: bigint | null; hash: string | null }[]>`
      SELECT c.last_seq, c.last_hash, l.seq, l.hash FROM audit_chain c
      LEFT JOIN LATERAL (SELECT seq, hash FROM audit_logs ORDER BY seq DESC, id DESC LIMIT 1) l ON true WHERE c.id = 1`,
  )
  return {
    remembered: { seq: Number(row?.last_seq ?? 0), hash: row?.last_hash ?? '' },
    last: { seq: Number(row?.seq ?? 0), hash: row?.hash ?? '' },
  }
}
