import { createHash } from 'node:crypto'
import { firstRejects, mostStatement, type StatementTooLarge } from '../../../contract/orders/statements.ts'
import { decimalOf } from '../../../platform/money.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { readTable, type Table } from '../../../platform/table-reader/index.ts'
import { recognise } from './column-rules.ts'
import { decide } from './reading-rules.ts'
import { type JudgedLine, judgeRows } from './row-rules.ts'
import { rowsOf, type StatementRow, tallyOf } from './statement-rows.ts'
import type { SampleRow, StatementFile, StatementInput, StatementRefusal } from './statement-task.ts'

/** A slice is written in a few hundredths of a second, and the desk answers others between two of them. */
const sliceRows = 250
const sampleRows = 12
const shownCell = 200

/** The first limit that a file passes, before anything is made of its rows. */
export function tooLarge({
  above,
  body,
  rows: sent,
}: Pick<Table, 'above' | 'body' | 'rows'>): StatementTooLarge | null {
  const { rows, columns, cell } = mostStatement
  if (sent > rows) return { what: 'rows', sent, most: rows, row: null }
  for (const { row, cells } of [...above, ...body]) {
    if (cells.length > columns) return { what: 'columns', sent: cells.length, most: columns, row }
    const long = cells.find((text) => text.length > cell)
    if (long !== undefined) return { what: 'cell', sent: long.length, most: cell, row }
  }
  return null
}

function slicesOf(rows: readonly StatementRow[]): string[] {
  const ready = rows.map(({ reference, amountCentavos, paidAt, sender, occurrence, raw }) => ({
    ...{ reference, amount: decimalOf(amountCentavos), paidAt, sender: sender || null, occurrence, raw },
  }))
  const count = Math.ceil(ready.length / sliceRows)
  return Array.from({ length: count }, (_, i) => JSON.stringify(ready.slice(i * sliceRows, (i + 1) * sliceRows)))
}

function sampleOf(judgedLines: readonly JudgedLine[]): SampleRow[] {
  return judgedLines.slice(0, sampleRows).map(({ line: { row, cells }, judged }) => {
    const shown = { row, cells: cells.map((cell) => cell.slice(0, shownCell)) }
    if ('reason' in judged) return { ...shown, reason: judged.reason, amountCentavos: null, paidAt: null }
    const { amountCentavos, paidAt } = judged.good
    return { ...shown, reason: null, amountCentavos, paidAt }
  })
}

/** The mark that Windows puts before UTF-8 is none of the file's words. */
const withoutMark = (bytes: Uint8Array) =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

const hashOf = (of: string | Uint8Array) => createHash('sha256').update(of).digest('hex')

const reader = { recognise, atMostRows: mostStatement.rows }

export function readStatementFile({ bytes, chosen }: StatementInput): Result<StatementFile, StatementRefusal> {
  const read = readTable(bytes, { ...reader, choices: chosen })
  if (!read.ok) return read
  const table = read.value
  const large = tooLarge(table)
  if (large) return refuse({ code: 'STATEMENT_TOO_LARGE', data: large })
  const { reading, questions, rows: rowReading } = decide(table, chosen)
  const judged = judgeRows(table, rowReading)
  const { rows, leftOut } = rowsOf(table, judged)
  return ok({
    ...{ reading, questions, rows: rows.length, slices: slicesOf(rows) },
    sha256: hashOf(withoutMark(bytes)),
    headings: table.headings.map((heading) => heading.slice(0, shownCell)),
    headingKey: hashOf(JSON.stringify(table.headings)),
    above: table.above.map(({ row, cells }) => ({ row, raw: cells.join(table.delimiter).slice(0, shownCell) })),
    sample: sampleOf(judged),
    rejected: leftOut.length,
    leftOutCounts: tallyOf(leftOut),
    rejects: JSON.stringify(leftOut),
    firstRejects: leftOut.slice(0, firstRejects),
  })
}
