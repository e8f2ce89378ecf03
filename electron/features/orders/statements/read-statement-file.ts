import { createHash } from 'node:crypto'
import { firstRejects, mostStatement, type StatementTooLarge } from '../../../contract/orders/statements.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { type Lines, linesOf } from './statement-lines.ts'
import { rowsOf, type StatementRow } from './statement-rows.ts'
import type { StatementFile, StatementRefusal } from './statement-task.ts'

/** A slice is written in a few hundredths of a second, and the desk answers others between two of them. */
const sliceRows = 250

/** The first limit that a file passes, before anything is made of its rows. */
export function tooLarge({ lines, count }: Pick<Lines, 'lines' | 'count'>): StatementTooLarge | null {
  const { rows, columns, cell } = mostStatement
  const head = 1
  if (count - head > rows) return { what: 'rows', sent: count - head, most: rows, row: null }
  for (const { row, cells } of lines) {
    if (cells.length > columns) return { what: 'columns', sent: cells.length, most: columns, row }
    const long = cells.find((text) => text.length > cell)
    if (long !== undefined) return { what: 'cell', sent: long.length, most: cell, row }
  }
  return null
}

/** The same reference once more in one file is the same line. */
function slicesOf(rows: readonly StatementRow[]): string[] {
  const seen = new Set<string>()
  const ready = rows.map(({ reference, amountCentavos, paidAt, sender, raw }) => {
    const again = seen.has(reference)
    seen.add(reference)
    return { reference, amount: decimalOf(amountCentavos), paidAt, sender: sender || null, raw, again }
  })
  const count = Math.ceil(ready.length / sliceRows)
  return Array.from({ length: count }, (_, i) => JSON.stringify(ready.slice(i * sliceRows, (i + 1) * sliceRows)))
}

export function readStatementFile(text: string): Result<StatementFile, StatementRefusal> {
  const read = linesOf(text)
  const large = tooLarge(read)
  if (large) return refuse({ code: 'STATEMENT_TOO_LARGE', data: large })
  const { rows, rejects } = rowsOf(read)
  if (rows.length === 0) return refuse({ code: 'NO_ROWS' })
  return ok({
    sha256: createHash('sha256').update(text).digest('hex'),
    rows: rows.length,
    slices: slicesOf(rows),
    rejected: rejects.length,
    rejects: JSON.stringify(rejects),
    firstRejects: rejects.slice(0, firstRejects),
  })
}
