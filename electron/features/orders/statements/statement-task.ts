import type { StatementTooLarge } from '../../../contract/orders/statements.ts'
import type { Result } from '../../../platform/result.ts'
import { task } from '../../../platform/worker/index.ts'
import type { StatementReject } from './statement-lines.ts'

/**
 * A statement, read and laid ready for the database: the host hands its parts on as they are. A slice is a JSON list of
 * rows (`SliceRow`), written in one short transaction.
 */
export type StatementFile = {
  sha256: string
  rows: number
  slices: string[]
  rejected: number
  /** All of them, as JSON. */
  rejects: string
  firstRejects: StatementReject[]
}
export type StatementRefusal = { code: 'NO_ROWS' } | { code: 'STATEMENT_TOO_LARGE'; data: StatementTooLarge }

export const readStatementTask = task<string, Result<StatementFile, StatementRefusal>>('read a statement', 60_000)
