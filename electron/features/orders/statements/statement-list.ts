import { z } from 'zod'
import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import { type LeftOutReason, leftOut, leftOutReason } from '../../../contract/orders/statement-reading.ts'
import { firstRejects, type ImportedStatement, type Statement } from '../../../contract/orders/statements.ts'
import { type Db, noSql, type SqlPart, sql } from '../../../platform/database/index.ts'
import { personNames } from '../../identity/index.ts'
import { andOnly, type Whose } from '../../whose/index.ts'
import { readOutcomes } from './statement-outcomes.ts'

const rejects = z.array(leftOut).catch([])
const listedAtMost = 100

type Row = Omit<Statement, 'by' | 'rejects'> & { importedBy: string | null; rejects: unknown }

/** Of what could not be read the first are told and the others counted: there may be as many as rows. */
async function readStatements(
  db: Db,
  { where, mostRejects, whose }: { where: SqlPart; mostRejects: number; whose: Whose },
): Promise<Statement[]> {
  const imports = await db.$queryRaw<(Row & { method: PaymentMethod })[]>`
    SELECT i.id, i.method, i.file_name AS "fileName", i.imported_at AS "importedAt", i.imported_by AS "importedBy",
      i.rows, i.finished_at IS NOT NULL AS "isFinished", coalesce(jsonb_array_length(i.rejects), 0) AS rejected,
      (SELECT jsonb_agg(r) FROM (SELECT r FROM jsonb_array_elements(i.rejects) r LIMIT ${mostRejects}) r) AS rejects,
      (SELECT count(*)::int FROM statement_lines l WHERE l.import_id = i.id AND l.payment_id IS NOT NULL) AS matched,
      (SELECT count(*)::int FROM statement_lines l WHERE l.import_id = i.id AND l.payment_id IS NULL) AS unmatched
    FROM statement_imports i WHERE true ${where} ${andOnly(sql`i.imported_by`, whose.statements)} ORDER BY i.imported_at DESC LIMIT ${listedAtMost}`
  const names = await personNames(
    db,
    imports.map(({ importedBy }) => importedBy),
    whose,
  )
  return imports.map(({ importedBy, rejects: stored, ...one }) => ({
    ...one,
    by: names(importedBy) || null,
    rejects: rejects.parse(stored ?? []),
  }))
}

export const listStatements = (db: Db, whose: Whose): Promise<Statement[]> =>
  readStatements(db, { where: noSql, mostRejects: 0, whose })

/** Of one import, how many lines were left out for each reason. */
async function countLeftOut(db: Db, id: string): Promise<Partial<Record<LeftOutReason, number>>> {
  const counted = await db.$queryRaw<{ reason: string; n: number }[]>`
    SELECT r ->> 'reason' AS reason, count(*)::int AS n
    FROM statement_imports i, jsonb_array_elements(i.rejects) r WHERE i.id = ${id} GROUP BY 1`
  const counts: Partial<Record<LeftOutReason, number>> = {}
  for (const { reason, n } of counted) {
    const known = leftOutReason.safeParse(reason)
    if (known.success) counts[known.data] = n
  }
  return counts
}

/** One import with the lines that it brought; what an earlier one had brought is with that one. */
export async function findStatement(db: Db, id: string, whose: Whose): Promise<ImportedStatement | null> {
  const where = sql`AND i.id = ${id}`
  const [statement] = await readStatements(db, { where, mostRejects: firstRejects, whose })
  if (!statement) return null
  return { ...statement, lines: await readOutcomes(db, id, whose), leftOutCounts: await countLeftOut(db, id) }
}
