import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { ImportedStatement } from '../../../contract/orders/statements.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { By } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { findStatement } from './statement-list.ts'
import { asBefore, shownAtMost } from './statement-outcomes.ts'
import { readStatementTask, type StatementFile, type StatementRefusal } from './statement-task.ts'
import { type GivenLine, matchSome, readBefore, type Slice, writeSlice } from './write-statement.ts'

type Import = By & { method: PaymentMethod; fileName: string; text: string; signal: AbortSignal }
type Already = { code: 'ALREADY_IMPORTED'; data: { at: Date } }
type Begun = Pick<Slice, 'importId' | 'method'>

/** The row of the import: a new one, or that of the same file where somebody was interrupted. */
function begin(
  { database, now }: OrdersDeps,
  { method, fileName, userId }: Import,
  { sha256, rows, rejects }: StatementFile,
): Promise<Result<Begun, Already>> {
  return inTransaction(database, async (tx) => {
    const row = { method, fileName, sha256, rows, importedBy: userId, importedAt: now() }
    // Two desks may begin the same one in the same moment: both go on with it.
    const created = await tx.statementImport.createMany({ data: [row], skipDuplicates: true })
    const begun = await tx.statementImport.findUniqueOrThrow({ where: { sha256 } })
    if (begun.finishedAt) return refuse({ code: 'ALREADY_IMPORTED', data: { at: begun.importedAt } })
    if (created.count > 0)
      await tx.$executeRaw`UPDATE statement_imports SET rejects = ${rejects}::jsonb WHERE id = ${begun.id}`
    return ok({ importId: begun.id, method: begun.method })
  })
}

async function writeAll({ database }: OrdersDeps, begun: Begun, slices: readonly string[]): Promise<GivenLine[]> {
  const before: GivenLine[] = []
  for (const json of slices) {
    const written = await inTransaction(
      database,
      async (tx) => {
        await writeSlice(tx, { ...begun, json })
        return ok(await readBefore(tx, { ...begun, json }, shownAtMost - before.length))
      },
      { idempotent: true },
    )
    before.push(...written.value)
  }
  return before
}

async function matchAll({ database, now }: OrdersDeps, { importId }: Begun): Promise<void> {
  for (let found = 1; found > 0; ) {
    const matched = await inTransaction(database, async (tx) => ok(await matchSome(tx, { importId, now: now() })), {
      idempotent: true,
    })
    found = matched.value
  }
}

/** From here on the file is known. Of two desks that read the same one, one tells it. */
function finish(
  { database, now }: OrdersDeps,
  { importId, method, fileName, rows, rejected }: Begun & { fileName: string; rows: number; rejected: number },
  auditIn: AuditIn,
): Promise<Result<null, Already>> {
  return inTransaction(database, async (tx) => {
    const where = { id: importId, finishedAt: null }
    const { count } = await tx.statementImport.updateMany({ where, data: { finishedAt: now() } })
    if (count === 0) return refuse({ code: 'ALREADY_IMPORTED', data: { at: now() } })
    const matched = await tx.statementLine.count({ where: { importId, paymentId: { not: null } } })
    await auditIn(tx, { entityId: importId, newValues: { method, fileName, rows, matched, rejected } })
    return ok(null)
  })
}

/**
 * Reads a statement in. Lines that were in an earlier one are left out, what can't be read is kept with its reason, and
 * claims that are found become `matched`: a person still confirms them. The same file twice is refused; one whose
 * reading was interrupted is gone on with. Many short transactions: the desk answers others between them.
 */
export async function importStatement(
  deps: OrdersDeps,
  command: Import,
  auditIn: AuditIn,
): Promise<Result<ImportedStatement, Already | StatementRefusal>> {
  const file = await deps.tasks.run(readStatementTask, command.text, command.signal)
  if (!file.ok) return file
  const { slices, rows, rejected } = file.value
  const begun = await begin(deps, command, file.value)
  if (!begun.ok) return begun
  const before = await writeAll(deps, begun.value, slices)
  await matchAll(deps, begun.value)
  const { fileName } = command
  const finished = await finish(deps, { ...begun.value, fileName, rows, rejected }, auditIn)
  if (!finished.ok) return finished
  const { importId } = begun.value
  const statement = await deps.database.read((db) => findStatement(db, importId, command.whose))
  if (!statement) throw new Error(`statement ${importId} is gone from under its own import`)
  return ok({ ...statement, lines: [...statement.lines, ...asBefore(before)].slice(0, shownAtMost) })
}
