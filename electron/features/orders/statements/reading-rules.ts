import type {
  StatementColumns,
  StatementQuestion,
  StatementReading,
} from '../../../contract/orders/statement-reading.ts'
import {
  centavosIn,
  type DateOrder,
  type DecimalSign,
  type Line,
  momentIn,
  readAmount,
  settle,
  type Table,
} from '../../../platform/table-reader/index.ts'
import { cellOf, columnsOf, missingRoles } from './column-rules.ts'
import { directionOf, isDirectionOpen, signsOf } from './direction-rules.ts'
import { referenceOf, roundedAway } from './reference-rules.ts'
import { momentText, type RowReading } from './row-rules.ts'
import { unknownStatuses } from './status-rules.ts'

type Body = readonly Line[]
/** Everything that a file's rows are read by, and what only a person can say. */
export type Decided = { reading: StatementReading; questions: StatementQuestion[]; rows: RowReading }

const columnTexts = (body: Body, at: number | undefined): string[] =>
  at === undefined ? [] : body.map(({ cells }) => cellOf(cells, at)).filter((cell) => cell !== '')

/** A heading says little of what `Type` or `Debit/Credit` holds: its cells do. */
function byCells(columns: StatementColumns, body: Body): StatementColumns {
  const { direction, ...rest } = columns
  if (direction === undefined) return columns
  const texts = columnTexts(body, direction)
  if (texts.some((text) => directionOf(text) !== 'unknown')) return columns
  const isAmount = texts.some((text) => readAmount(text, '.') !== null || readAmount(text, ',') !== null)
  if (!isAmount) return rest
  return missingRoles(rest).includes('amount') ? { ...rest, amount: direction } : rest
}

type Asked<T> = { value: T | null; question: StatementQuestion[] }

function decimalOf(body: Body, columns: StatementColumns): Asked<DecimalSign> {
  const texts = [columns.amount, columns.credit, columns.debit, columns.balance].flatMap((at) => columnTexts(body, at))
  const { settled, sample } = settle(texts, centavosIn('.'), centavosIn(','))
  if (settled === 'ask') {
    return { value: null, question: [{ ask: 'decimal', sample: (sample ?? texts[0] ?? '').slice(0, 100) }] }
  }
  return { value: settled === 'second' ? ',' : '.', question: [] }
}

function datesOf(body: Body, columns: StatementColumns): Asked<DateOrder> {
  const texts = columns.at === undefined ? [] : body.map(({ cells }) => momentText(cells, columns))
  const { settled, sample } = settle(texts, momentIn('dmy'), momentIn('mdy'))
  if (settled === 'ask') {
    return { value: null, question: [{ ask: 'dates', sample: (sample ?? texts[0] ?? '').slice(0, 100) }] }
  }
  return { value: settled === 'second' ? 'mdy' : settled === 'first' ? 'dmy' : null, question: [] }
}

function directionQuestion({ columns, signs, unmarked }: RowReading): StatementQuestion[] {
  const isTold = columns.credit !== undefined || columns.direction !== undefined || unmarked !== null
  return columns.amount !== undefined && !isTold && isDirectionOpen(signs) ? [{ ask: 'direction' }] : []
}

const statusesAsked = 20

/** Where a heading comes again its own name stands in the column, which says nothing of any money. */
const isItsName = (word: string) => columnsOf([word]).status !== undefined

function statusQuestion(statuses: readonly string[], chosen: StatementReading): StatementQuestion[] {
  const words = unknownStatuses(statuses.filter((word) => !isItsName(word))).slice(0, statusesAsked)
  return words.length > 0 && chosen.completedWords === null ? [{ ask: 'status', words }] : []
}

/** How the rows of a table are read: what a person chose goes before what the file says. */
export function decide({ headings, body, ...table }: Table, chosen: StatementReading): Decided {
  const columns = chosen.columns ?? byCells(columnsOf(headings), body)
  const missing = missingRoles(columns)
  const decimal = chosen.decimal === null ? decimalOf(body, columns) : { value: chosen.decimal, question: [] }
  const dates = chosen.dates === null ? datesOf(body, columns) : { value: chosen.dates, question: [] }
  const sign = decimal.value ?? '.'
  const statuses = columnTexts(body, columns.status)
  const rows: RowReading = {
    ...{ columns, headings, decimal: sign, dates: dates.value ?? 'dmy' },
    signs: signsOf(columnTexts(body, columns.amount).map((text) => readAmount(text, sign))),
    hasStatus: statuses.length > 0,
    rounded: roundedAway(columnTexts(body, columns.reference).map(referenceOf)),
    ...{ unmarked: chosen.unmarked, completedWords: chosen.completedWords },
  }
  const questions: StatementQuestion[] =
    missing.length > 0
      ? [{ ask: 'columns', missing }]
      : [...dates.question, ...decimal.question, ...directionQuestion(rows), ...statusQuestion(statuses, chosen)]
  const { encoding, delimiter, headingRow } = table
  const reading = { ...chosen, encoding, delimiter, headingRow, columns, decimal: decimal.value, dates: dates.value }
  return { reading, questions, rows }
}
