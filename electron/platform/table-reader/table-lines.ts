import { CsvError, parse } from 'csv-parse/sync'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

export type Line = { row: number; cells: string[] }
export type BrokenLine = { row: number; raw: string }
export type Lines = {
  lines: Line[]
  broken: BrokenLine[]
  /** Of rows with something in them: also of those that were too many to be kept. */
  count: number
}
type Reading = { delimiter: Delimiter; atMost: number }

/** The rows of a text; one with an open quote, or one that is closed too early, throws. */
function parseRows(text: string, delimiter: Delimiter, found: (line: Line) => void): void {
  parse(text, {
    ...{ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true },
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

export const rawShown = 500

/** Line by line, so that a broken one costs itself and not all that follow it. */
export function linesAlone(text: string, { delimiter, atMost }: Reading): Lines {
  const lines: Line[] = []
  const broken: BrokenLine[] = []
  const all = text.split(/\r\n|\n|\r/)
  const count = all.filter((line) => line.trim() !== '').length
  for (const [at, line] of all.entries()) {
    if (lines.length + broken.length >= atMost) break
    const isBroken = orBroken(() => {
      parseRows(line, delimiter, ({ cells }) => lines.push({ row: at + 1, cells }))
    })
    if (isBroken) broken.push({ row: at + 1, raw: line.slice(0, rawShown) })
  }
  return { lines, broken, count }
}

/** The cells of each line that is not empty, numbered as an editor counts. */
export function linesOf(text: string, reading: Reading): Lines {
  const lines: Line[] = []
  let count = 0
  const isBroken = orBroken(() => {
    parseRows(text, reading.delimiter, (line) => {
      count += 1
      if (lines.length < reading.atMost) lines.push(line)
    })
  })
  return isBroken ? linesAlone(text, reading) : { lines, broken: [], count }
}
