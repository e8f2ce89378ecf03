import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { StatementReading } from '../../../contract/orders/statement-reading.ts'
import { statementReading } from '../../../contract/orders/statement-reading.ts'
import type { StatementPreview } from '../../../contract/orders/statements.ts'
import { type Db, type OpenDatabase, sql } from '../../../platform/database/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import { andOnly, type Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { findImport } from './begin-import.ts'
import type { ReadFile } from './import-statement.ts'
import { keptOf } from './kept-rules.ts'
import { isSameMoney } from './same-money.ts'
import { readStatementTask, type StatementFile, type StatementRefusal } from './statement-task.ts'

type Kept = { reading: StatementReading; at: Date }
type OfAccount = { method: PaymentMethod; headingKey: string; whose: Whose }

/** How the last file of this account with the same headings was read. */
async function lastReading(db: Db, { method, headingKey, whose }: OfAccount): Promise<Kept | null> {
  const [last] = await db.$queryRaw<{ reading: unknown; at: Date }[]>`
    SELECT reading, imported_at AS at FROM statement_imports
    WHERE method = ${method}::payment_method AND headings = ${headingKey} AND finished_at IS NOT NULL
      ${andOnly(sql`imported_by`, whose.statements)} ORDER BY imported_at DESC LIMIT 1`
  const reading = statementReading.safeParse(last?.reading)
  return last && reading.success ? { reading: reading.data, at: last.at } : null
}

/** How many claims these lines would prove, as `matchSome` will. */
async function countProofs(
  database: OpenDatabase,
  { method, whose }: Pick<OfAccount, 'method' | 'whose'>,
  slices: readonly string[],
): Promise<number> {
  const proved = new Set<string>()
  for (const json of slices) {
    const found = await database.read(
      (db) => db.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT p.id
        FROM (SELECT ${method}::payment_method AS method, g.reference, g.amount, g."paidAt" AS paid_at FROM
          jsonb_to_recordset(${json}::jsonb) AS g(reference text, amount numeric(10, 2), "paidAt" timestamptz(3))) l
        JOIN payments p ON ${isSameMoney}
          ${andOnly(sql`p.user_id`, whose.orders)}`,
    )
    for (const { id } of found) proved.add(id)
  }
  return proved.size
}

type Read = { file: StatementFile; asOf: Date | null }

/** The file as it says itself, or as the last one of this account was meant. */
async function readAsBefore(
  { database, tasks }: OrdersDeps,
  { bytes, reading, method, whose, signal }: ReadFile & { whose: Whose },
): Promise<Result<Read, StatementRefusal>> {
  const first = await tasks.run(readStatementTask, { bytes, chosen: reading }, signal)
  if (!first.ok) return first
  const file = first.value
  if (reading.columns !== null) return ok({ file, asOf: null })
  const kept = await database.read((db) => lastReading(db, { method, headingKey: file.headingKey, whose }))
  const chosen = kept && keptOf(kept.reading, { found: file.reading, chosen: reading })
  if (!kept || !chosen) return ok({ file, asOf: null })
  const again = await tasks.run(readStatementTask, { bytes, chosen }, signal)
  return again.ok ? ok({ file: again.value, asOf: kept.at }) : again
}

/** What an import of this file would do; nothing is kept. */
export async function previewStatement(
  deps: OrdersDeps,
  query: ReadFile & { whose: Whose },
): Promise<Result<StatementPreview, StatementRefusal>> {
  const read = await readAsBefore(deps, query)
  if (!read.ok) return read
  const { file, asOf } = read.value
  const { method } = query
  const known = await deps.database.read((db) => findImport(db, { method, file }))
  const { slices, rejects: _all, firstRejects, headingKey: _key, sha256: _hash, ...shown } = file
  return ok({
    ...{ ...shown, asOf, rejects: firstRejects },
    proves: await countProofs(deps.database, query, slices),
    alreadyAt: known?.isSame && known.finishedAt ? known.importedAt : null,
  })
}
