import { CsvError, parse } from 'csv-parse/sync'
import { mostStatement } from '../../../contract/orders/statements.ts'

export type StatementReject = { row: number; reason: string; raw: string }
export type Line = { row: number; cells: string[] }
export type Lines = {
  lines: Line[]
  broken: StatementReject[]
  delimiter: string
  /** Of rows with something in them, the head among them: also of those that were too many to be kept. */
  count: number
}

/** The head, and one row more than may be. */
const kept = mostStatement.rows + 2

/** The rows of a text; one with an open quote, or one that is closed too early, throws. */
function parseRows(text: string, delimiter: string, found: (line: Line) => void): void {
  parse(text, {
    ...{ bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true },
    on_record: (cells: string[], { lines: row }) => {
      found({ row, cells })
      return null
    },
  })
}

function orBroken(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof CsvError) return true
    throw error
  }
}

/** Line by line, so that a broken one costs itself and not all that follow it. */
function linesAlone(text: string, delimiter: string): Omit<Lines, 'delimiter'> {
  const lines: Line[] = []
  const broken: StatementReject[] = []
  const all = text.split(/\r\n|\n|\r/)
  const count = all.filter((line) => line.trim() !== '').length
  for (const [at, line] of all.entries()) {
    if (lines.length + broken.length >= kept) break
    const isBroken = orBroken(() => {
      parseRows(line, delimiter, ({ cells }) => lines.push({ row: at + 1, cells }))
    })
    if (isBroken) broken.push({ row: at + 1, reason: 'BROKEN_LINE', raw: line.slice(0, 500) })
  }
  return { lines, broken, count }
}

/** The cells of each line that is not empty, numbered as an editor counts. */
export function linesOf(text: string): Lines {
  const firstLine = text.split('\n', 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
  const lines: Line[] = []
  let count = 0
  const isBroken = orBroken(() => {
    parseRows(text, delimiter, (line) => {
      count += 1
      if (lines.length < kept) lines.push(line)
    })
  })
  return isBroken ? { ...linesAlone(text, delimiter), delimiter } : { lines, broken: [], delimiter, count }
}
