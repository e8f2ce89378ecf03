import { CsvError, parse } from 'csv-parse/sync'
import { fromFarmClock } from '../../../platform/farm-day.ts'
import { centavosOf } from '../../../platform/money.ts'

export type StatementRow = {
  row: number
  reference: string
  amountCentavos: number
  paidAt: Date
  sender: string
  raw: Record<string, string>
}
export type StatementReject = { row: number; reason: string; raw: string }

/** Headings under which GCash, Maya and the banks write the same things. */
const headings = {
  reference: /^(reference( (no|number|id))?\.?|ref\.? ?no\.?|transaction (id|reference( number)?)|trace no\.?)$/i,
  amount: /^(amount|credit( amount)?|money in|amount \(php\)|received|paid in)$/i,
  at: /^(date( and |\/| )?time|date|transaction date|posting date|created at|timestamp)$/i,
  sender: /^(sender( name)?|from|name|description|particulars|details)$/i,
}

/** Pesos as statements write them: `₱1,234.50`, `PHP 1234.5`, `1,234.50 CR`. Null: not an amount, or money that went out. */
export function pesosOf(text: string): number | null {
  const plain = text.replaceAll(/[₱,\s]|PHP|CR/gi, '')
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return null
  return centavosOf(plain)
}

/** Times of statements are the farm's. */
export function statementTime(text: string): Date | null {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(trimmed)
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?: ?([AP]M))?)?$/i.exec(trimmed)
  const two = (part: string | undefined) => (part ?? '0').padStart(2, '0')
  if (iso) {
    const [, y, m, d, h, min, s] = iso
    return fromFarmClock(`${y ?? ''}-${two(m)}-${two(d)}T${two(h)}:${two(min)}:${two(s)}`)
  }
  if (us) {
    const [, m, d, y, h = '0', min, s, half] = us
    const hour = half ? (Number(h) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0) : Number(h)
    return fromFarmClock(`${y ?? ''}-${two(m)}-${two(d)}T${two(String(hour))}:${two(min)}:${two(s)}`)
  }
  return null
}

const rowReasons = { reference: 'NO_REFERENCE', amount: 'NO_AMOUNT', at: 'NO_TIME' } as const

type Line = { row: number; cells: string[] }

/**
 * The cells of each line that is not empty, numbered as an editor counts. Where a quote is left open or closed too early
 * the lines are read one by one, so that a broken one costs itself and not all that follow it.
 */
function linesOf(text: string, delimiter: string): { lines: Line[]; broken: StatementReject[] } {
  const read = (part: string, before: number): Line[] => {
    const found: Line[] = []
    parse(part, {
      ...{ bom: true, delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, trim: true },
      on_record: (cells: string[], { lines: row }) => {
        found.push({ row: before + row, cells })
        return null
      },
    })
    return found
  }
  const orBroken = <T>(work: () => T): T | null => {
    try {
      return work()
    } catch (error) {
      if (error instanceof CsvError) return null
      throw error
    }
  }
  const whole = orBroken(() => read(text, 0))
  if (whole) return { lines: whole, broken: [] }
  const lines: Line[] = []
  const broken: StatementReject[] = []
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const alone = orBroken(() => read(line, at))
    if (alone) lines.push(...alone)
    else broken.push({ row: at + 1, reason: 'BROKEN_LINE', raw: line.slice(0, 500) })
  }
  return { lines, broken }
}

/** Rows of a statement, and those that can't be read with the reason; nothing is dropped. */
export function readStatement(text: string): { rows: StatementRow[]; rejects: StatementReject[] } {
  const firstLine = text.split('\n', 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length)[0] ?? ','
  const { lines, broken } = linesOf(text, delimiter)
  const [head, ...body] = lines
  const heads = head?.cells ?? []
  const at = (of: keyof typeof headings) => heads.findIndex((head) => headings[of].test(head))
  const columns = { reference: at('reference'), amount: at('amount'), at: at('at'), sender: at('sender') }
  const rows: StatementRow[] = []
  const rejects = broken
  for (const { row, cells: line } of body) {
    const cell = (of: keyof typeof headings) => (columns[of] < 0 ? '' : (line[columns[of]] ?? ''))
    const reference = cell('reference')
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
    const amountCentavos = pesosOf(cell('amount'))
    const paidAt = statementTime(cell('at'))
    const missing = reference === '' ? 'reference' : amountCentavos === null ? 'amount' : paidAt === null ? 'at' : null
    if (missing || amountCentavos === null || paidAt === null) {
      rejects.push({ row, reason: rowReasons[missing ?? 'reference'], raw: line.join(delimiter).slice(0, 500) })
      continue
    }
    const raw = Object.fromEntries(heads.map((head, column) => [head, line[column] ?? '']))
    rows.push({ row, reference, amountCentavos, paidAt, sender: cell('sender'), raw })
  }
  return { rows, rejects: rejects.toSorted((a, b) => a.row - b.row) }
}
