import type { Tx } from '../../platform/database/index.ts'
import { farmYear } from '../../platform/farm-day.ts'

/**
 * MASH-YYYY-NNNNNN (decision 63), without holes or doubles: the counter's row is held until the order is committed, and
 * rolled back with it. Drawn last, so that orders wait for each other only for a moment.
 */
export async function nextOrderNumber(tx: Tx, now: Date): Promise<string> {
  const year = farmYear(now)
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO order_counters AS c (year, last) VALUES (${year}, 1)
    ON CONFLICT (year) DO UPDATE SET last = c.last + 1 RETURNING last`
  if (!row) throw new Error('the order counter gave no number')
  return `MASH-${year}-${String(row.last).padStart(6, '0')}`
}
