import type {
  LeftOut,
  LeftOutReason,
  StatementQuestion,
  StatementReading,
} from '../../../contract/orders/statement-reading.ts'
import type { StatementTooLarge } from '../../../contract/orders/statements.ts'
import type { Result } from '../../../platform/result.ts'
import type { WrongKind } from '../../../platform/table-reader/index.ts'
import { task } from '../../../platform/worker/index.ts'

export type SampleRow = {
  row: number
  cells: string[]
  /** Null: it came in. */
  reason: LeftOutReason | null
  amountCentavos: number | null
  paidAt: Date | null
}

/**
 * A statement, read and laid ready for the database: the host hands its parts on as they are. A slice is a JSON list of
 * rows (`SliceRow`), written in one short transaction.
 */
export type StatementFile = {
  sha256: string
  reading: StatementReading
  questions: StatementQuestion[]
  headings: string[]
  /** Files with the same headings have the same one. */
  headingKey: string
  above: { row: number; raw: string }[]
  sample: SampleRow[]
  rows: number
  slices: string[]
  rejected: number
  leftOutCounts: Partial<Record<LeftOutReason, number>>
  /** All of them, as JSON. */
  rejects: string
  firstRejects: LeftOut[]
}
export type StatementRefusal = WrongKind | { code: 'STATEMENT_TOO_LARGE'; data: StatementTooLarge }
export type StatementInput = { bytes: Uint8Array; chosen: StatementReading }

export const readStatementTask = task<StatementInput, Result<StatementFile, StatementRefusal>>(
  'read a statement',
  60_000,
)
