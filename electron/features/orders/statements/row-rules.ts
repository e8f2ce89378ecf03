import type { LeftOutReason, StatementColumns, StatementReading } from '../../../contract/orders/statement-reading.ts'
import type { Line } from '../../../platform/table-reader/index.ts'
import { type DateOrder, type DecimalSign, readAmount, readMoment } from '../../../platform/table-reader/index.ts'
import { cellOf, columnsOf } from './column-rules.ts'
import { directionOf, type Money, ofOneColumn, ofTwoColumns, type Signs } from './direction-rules.ts'
import { isDamaged, referenceOf } from './reference-rules.ts'
import { isCompleted } from './status-rules.ts'

/** How each row of one file is read. */
export type RowReading = Pick<StatementReading, 'unmarked' | 'completedWords'> & {
  columns: StatementColumns
  headings: readonly string[]
  decimal: DecimalSign
  dates: DateOrder
  signs: Signs
  hasStatus: boolean
  rounded: ReadonlySet<string>
}
export type GoodRow = { reference: string; amountCentavos: number; paidAt: Date; sender: string }
export type Judged = { good: GoodRow } | { reason: LeftOutReason }

function moneyOf(cells: readonly string[], { columns, decimal, signs, unmarked }: RowReading): Money | null {
  const amountAt = (at: number | undefined) => readAmount(cellOf(cells, at), decimal)
  if (columns.credit !== undefined) return ofTwoColumns(amountAt(columns.credit), amountAt(columns.debit))
  const { direction } = columns
  const indicator = direction === undefined ? null : directionOf(cellOf(cells, direction))
  return ofOneColumn({ amount: amountAt(columns.amount), indicator, signs, unmarked })
}

/** By the farm's clock, where the row has a day. */
export function momentText(cells: readonly string[], { at, time }: StatementColumns): string {
  const clock = cellOf(cells, time)
  return clock === '' || time === at ? cellOf(cells, at) : `${cellOf(cells, at)} ${clock}`
}

const isPesos = (currency: string) => currency === '' || /^(php|₱|p|pesos?)$/i.test(currency)

/**
 * More cells than headings: a comma stood where nobody quoted it, and what follows it is under the wrong heading. Empty
 * cells at the end are harmless, unless the amount itself was cut (`980,50`).
 */
function isShifted(cells: readonly string[], { columns, headings }: RowReading): boolean {
  if (cells.length <= headings.length) return false
  if (cells.slice(headings.length).some((cell) => cell !== '')) return true
  return [columns.amount, columns.credit].some((at) => at !== undefined && /^\d{2}\D?$/.test(cellOf(cells, at + 1)))
}

/** Marks of an end or a page, totals, a heading once more: neither a day nor a reference of its own. */
function isNoPayment(cells: readonly string[], reading: RowReading, at: number | null): boolean {
  const { columns, headings } = reading
  if (cells.every((cell, i) => cell === (headings[i] ?? ''))) return true
  return at === null && referenceOf(cellOf(cells, columns.reference)) === ''
}

/** The money of a row that came in; else why it did not, or can't be told. */
function incoming(cells: readonly string[], reading: RowReading): Money | LeftOutReason {
  const { columns } = reading
  const money = moneyOf(cells, reading)
  if (isShifted(cells, reading)) return 'TOO_MANY_CELLS'
  if (money?.direction === 'out') return 'MONEY_OUT'
  if (reading.hasStatus && !isCompleted(cellOf(cells, columns.status), reading.completedWords)) return 'NOT_COMPLETED'
  if (!isPesos(cellOf(cells, columns.currency))) return 'OTHER_CURRENCY'
  if (money === null) return 'NO_AMOUNT'
  return money.direction === 'in' ? money : 'UNKNOWN_DIRECTION'
}

/** What one row of a statement is: money that came, or why it proves nothing. */
export function judgeRow(cells: readonly string[], reading: RowReading): Judged {
  const { columns, dates, rounded } = reading
  const at = readMoment(momentText(cells, columns), dates)
  if (isNoPayment(cells, reading, at)) return { reason: 'NOT_A_PAYMENT' }
  const money = incoming(cells, reading)
  const cell = cellOf(cells, columns.reference)
  const reference = referenceOf(cell)
  if (typeof money === 'string' && money !== 'NO_AMOUNT') return { reason: money }
  if (isDamaged(cell) || rounded.has(reference)) return { reason: 'DAMAGED_REFERENCE' }
  if (reference === '') return { reason: 'NO_REFERENCE' }
  if (typeof money === 'string') return { reason: money }
  if (at === null) return { reason: 'NO_TIME' }
  const sender = cellOf(cells, columns.sender)
  return { good: { reference, amountCentavos: money.centavos, paidAt: new Date(at), sender } }
}

/** What the cells of a heading mean, to be compared. Null: they are none. */
function meaningOf(cells: readonly string[]): string | null {
  const { at, ...rest } = columnsOf(cells)
  const { amount = rest.credit ?? rest.debit } = rest
  return at === undefined || amount === undefined ? null : JSON.stringify({ at, ...rest })
}

export type JudgedLine = { line: Line; judged: Judged }
type Rows = { headings: readonly string[]; body: readonly Line[] }

/**
 * Each row by itself. A file of two accounts may have a second heading whose columns stand otherwise: what is below that
 * one is not read by the first.
 */
function judgeEach({ headings, body }: Rows, reading: RowReading): JudgedLine[] {
  const own = meaningOf(headings)
  let isOwn = true
  return body.map((line) => {
    const hasDay = readMoment(momentText(line.cells, reading.columns), reading.dates) !== null
    const meaning = hasDay ? null : meaningOf(line.cells)
    if (meaning !== null) isOwn = meaning === own
    if (meaning !== null) return { line, judged: { reason: 'NOT_A_PAYMENT' } }
    return { line, judged: isOwn ? judgeRow(line.cells, reading) : { reason: 'OTHER_HEADING' } }
  })
}

const sameMoney = (reference: string, centavos: number | undefined) => `${reference} ${centavos ?? ''}`

/** Every row below the heading with what it is. Money that went out again by its own reference is not there any more. */
export function judgeRows(rows: Rows, reading: RowReading): JudgedLine[] {
  const each = judgeEach(rows, reading)
  const back = new Map<string, number>()
  for (const { line, judged } of each) {
    if (!('reason' in judged) || judged.reason !== 'MONEY_OUT') continue
    const reference = referenceOf(cellOf(line.cells, reading.columns.reference))
    const same = sameMoney(reference, moneyOf(line.cells, reading)?.centavos)
    if (reference !== '') back.set(same, (back.get(same) ?? 0) + 1)
  }
  return each.map(({ line, judged }) => {
    if ('reason' in judged) return { line, judged }
    const same = sameMoney(judged.good.reference, judged.good.amountCentavos)
    const times = back.get(same) ?? 0
    if (times === 0) return { line, judged }
    back.set(same, times - 1)
    return { line, judged: { reason: 'TAKEN_BACK' } }
  })
}
