import type { PaymentMethod } from '../../../contract/orders/order-words.ts'
import type { StatementQuestion, StatementReading } from '../../../contract/orders/statement-reading.ts'
import type { ImportedStatement } from '../../../contract/orders/statements.ts'
import type { AuditIn } from '../../../contract/routes.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { By } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { type Already, beginImport } from './begin-import.ts'
import { findStatement } from './statement-list.ts'
import { asBefore, shownAtMost } from './statement-outcomes.ts'
import { readStatementTask, type StatementFile, type StatementRefusal } from './statement-task.ts'
import { type Begun, type GivenLine, holdRun, matchSome, readBefore, removeOld, writeSlice } from './write-statement.ts'

export type ReadFile = {
  method: PaymentMethod
  fileName: string
  bytes: Uint8Array
  reading: StatementReading
  signal: AbortSignal
}
type Refusal =
  | Already
  | StatementRefusal
  | { code: 'NO_ROWS' }
  | { code: 'UNDECIDED'; data: { questions: StatementQuestion[] } }

const overtaken = (at: Date) => refuse({ code: 'ALREADY_IMPORTED' as const, data: { at } })

async function writeAll(
  { database, now }: OrdersDeps,
  begun: Begun,
  slices: readonly string[],
): Promise<Result<GivenLine[], Already>> {
  const before: GivenLine[] = []
  for (const json of slices) {
    const written = await inTransaction(
      database,
      async (tx): Promise<Result<GivenLine[], Already>> => {
        if (!(await holdRun(tx, begun))) return overtaken(now())
        await writeSlice(tx, { ...begun, json })
        return ok(await readBefore(tx, { ...begun, json }, shownAtMost - before.length))
      },
      { idempotent: true },
    )
    if (!written.ok) return written
    before.push(...written.value)
  }
  return ok(before)
}

/** Repeats one short transaction until it finds nothing more to do. */
async function untilNone({ database }: OrdersDeps, work: (tx: Tx) => Promise<number>): Promise<void> {
  for (let done = 1; done > 0; ) {
    const some = await inTransaction(database, async (tx) => ok(await work(tx)), { idempotent: true })
    done = some.value
  }
}

/** From here on the file is known. Of two desks that read the same one, one tells it. */
function finish(
  { database, now }: OrdersDeps,
  { begun, fileName, file }: { begun: Begun; fileName: string; file: StatementFile },
  auditIn: AuditIn,
): Promise<Result<null, Already>> {
  const { importId, method, run } = begun
  const { rows, rejected, reading } = file
  return inTransaction(database, async (tx) => {
    const where = { id: importId, run, finishedAt: null }
    const { count } = await tx.statementImport.updateMany({ where, data: { finishedAt: now() } })
    if (count === 0) return overtaken(now())
    const matched = await tx.statementLine.count({ where: { importId, paymentId: { not: null } } })
    await auditIn(tx, { entityId: importId, newValues: { method, fileName, rows, matched, rejected, run, reading } })
    return ok(null)
  })
}

function readyFile(read: Result<StatementFile, StatementRefusal>): Result<StatementFile, Refusal> {
  if (!read.ok) return read
  const { questions, rows } = read.value
  if (rows === 0 && questions.length === 0) return refuse({ code: 'NO_ROWS' })
  return questions.length > 0 ? refuse({ code: 'UNDECIDED', data: { questions } }) : read
}

/**
 * Reads a statement in. Lines that were in an earlier one are left out, what proves nothing is kept with its reason, and
 * claims that are found become `matched`: a person still confirms them. The same file read in the same way twice is
 * refused; one whose reading was interrupted is gone on with. Many short transactions: the desk answers others between.
 */
export async function importStatement(
  deps: OrdersDeps,
  { bytes, reading, signal, ...command }: By & ReadFile,
  auditIn: AuditIn,
): Promise<Result<ImportedStatement, Refusal>> {
  const ready = readyFile(await deps.tasks.run(readStatementTask, { bytes, chosen: reading }, signal))
  if (!ready.ok) return ready
  const file = ready.value
  const { fileName, method, userId } = command
  const begun = await beginImport(deps, { method, fileName, userId, file })
  if (!begun.ok) return begun
  const { importId } = begun.value
  const before = await writeAll(deps, begun.value, file.slices)
  if (!before.ok) return before
  await untilNone(deps, (tx) => removeOld(tx, begun.value))
  await untilNone(deps, (tx) => matchSome(tx, { importId, now: deps.now() }))
  const finished = await finish(deps, { begun: begun.value, fileName, file }, auditIn)
  if (!finished.ok) return finished
  const statement = await deps.database.read((db) => findStatement(db, importId, command.whose))
  if (!statement) throw new Error(`statement ${importId} is gone from under its own import`)
  return ok({ ...statement, lines: [...statement.lines, ...asBefore(before.value)].slice(0, shownAtMost) })
}
