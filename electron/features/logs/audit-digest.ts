import { createHash } from 'node:crypto'

/** A row of the trail as the database writes it out: its JSON and its moment are texts, so that nothing is lost. */
export type ChainRow = {
  seq: bigint
  prev_hash: string
  hash: string
  id: string
  user_id: string | null
  action: string
  entity: string
  entity_id: string | null
  old_values: string | null
  new_values: string | null
  ip_address: string | null
  user_agent: string | null
  /** Seconds since 1970, with all decimals the database has: `1772352000.123000`; or `Infinity`. */
  seconds: string
}

/** Whole milliseconds, rounded down as the database does; null: no moment at all. */
function wholeMs(seconds: string): bigint | null {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(seconds) ?? []
  if (whole === '') return null
  const size = BigInt(whole + decimals.slice(0, 3).padEnd(3, '0'))
  const hasRest = /[1-9]/.test(decimals.slice(3))
  return sign === '' ? size : -size - (hasRest ? 1n : 0n)
}

const asJson = (text: string | null) => JSON.stringify(text)

/**
 * What `audit_digest` of the database makes of a row, byte for byte, made here: who owns the database can put another
 * function in its place. JSON is taken as the database writes it; of a text it escapes what `JSON.stringify` does.
 */
export function auditDigest(row: ChainRow): string {
  const ms = wholeMs(row.seconds)
  const { user_id, action, entity, entity_id, old_values, new_values, ip_address, user_agent } = row
  const parts = [
    asJson(row.prev_hash),
    String(row.seq),
    ...[row.id, user_id, action, entity, entity_id].map(asJson),
    old_values ?? 'null',
    new_values ?? 'null',
    ...[ip_address, user_agent].map(asJson),
    ms === null ? 'null' : String(ms),
  ]
  return createHash('sha256')
    .update(`[${parts.join(', ')}]`)
    .digest('hex')
}
