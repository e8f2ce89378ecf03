import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { OrdersDeps } from '../order-deps.ts'
import type { StatementFile } from './statement-task.ts'
import { type Begun, takeProofsBack } from './write-statement.ts'

/** Counted up when a file is read otherwise than before; what an earlier reader read may be read again. */
export const currentReader = 1

export type Already = { code: 'ALREADY_IMPORTED'; data: { at: Date } }
export type ReadBy = { method: PaymentMethod; fileName: string; userId: string; file: StatementFile }

type Known = { id: string; run: number; finishedAt: Date | null; importedAt: Date; isSame: boolean }

/** The import of this very file; `isSame`: it was read as it would be now. */
export async function findImport(
  tx: Pick<Tx, '$queryRaw'>,
  { method, file }: Pick<ReadBy, 'method' | 'file'>,
): Promise<Known | null> {
  const [known] = await tx.$queryRaw<Known[]>`
    SELECT id, run, finished_at AS "finishedAt", imported_at AS "importedAt",
      coalesce(method = ${method}::payment_method AND reader = ${currentReader}
        AND reading = ${JSON.stringify(file.reading)}::jsonb, false) AS "isSame"
    FROM statement_imports WHERE sha256 = ${file.sha256}`
  return known ?? null
}

const writeReading = (tx: Tx, importId: string, { reading, rejects }: StatementFile) => tx.$executeRaw`
  UPDATE statement_imports SET rejects = ${rejects}::jsonb, reading = ${JSON.stringify(reading)}::jsonb
  WHERE id = ${importId}`

/**
 * The row of the import: a new one; that of the same file where somebody was interrupted; or, where an older reader read
 * it or somebody now says that it is to be read otherwise, the same one begun anew.
 */
export function beginImport(
  { database, now }: OrdersDeps,
  { method, fileName, userId, file }: ReadBy,
): Promise<Result<Begun, Already>> {
  return inTransaction(database, async (tx) => {
    const at = now()
    const read = {
      ...{ method, fileName, rows: file.rows, headings: file.headingKey, reader: currentReader },
      ...{ importedBy: userId, importedAt: at },
    }
    const { sha256 } = file
    // Two desks may begin the same one in the same moment: both go on with it.
    const created = await tx.statementImport.createMany({ data: [{ ...read, sha256 }], skipDuplicates: true })
    await tx.$queryRaw`SELECT id FROM statement_imports WHERE sha256 = ${sha256} FOR UPDATE`
    if (created.count > 0) {
      const { id, run } = await tx.statementImport.findUniqueOrThrow({ where: { sha256 } })
      await writeReading(tx, id, file)
      return ok({ importId: id, method, run })
    }
    const known = await findImport(tx, { method, file })
    if (!known) throw new Error('a statement is gone from under its own import')
    const { id: importId, isSame, finishedAt } = known
    if (isSame && finishedAt) return refuse({ code: 'ALREADY_IMPORTED', data: { at: known.importedAt } })
    if (isSame) return ok({ importId, method, run: known.run })
    const run = known.run + 1
    await takeProofsBack(tx, { importId, now: at })
    await tx.statementImport.update({ where: { id: importId }, data: { ...read, run, finishedAt: null } })
    await writeReading(tx, importId, file)
    return ok({ importId, method, run })
  })
}
