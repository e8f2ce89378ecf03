import type { LeftOut, LeftOutReason } from '../../../contract/orders/statement-reading.ts'
import { rawShown, type Table } from '../../../platform/table-reader/index.ts'
import type { GoodRow, JudgedLine } from './row-rules.ts'

/** A line of the farm's own account: money that came in and is there. */
export type StatementRow = GoodRow & {
  row: number
  /** Lines of the same reference and amount are counted from 0: each is money of its own. */
  occurrence: number
  raw: Record<string, string>
}
export type ReadRows = { rows: StatementRow[]; leftOut: LeftOut[] }

/** What a person should look at first: what may be money all the same. */
const weight: Readonly<Record<LeftOutReason, number>> = {
  ...{ DAMAGED_REFERENCE: 0, UNKNOWN_DIRECTION: 0, TOO_MANY_CELLS: 0, BROKEN_LINE: 0, OTHER_HEADING: 0, TAKEN_BACK: 0 },
  ...{ NO_REFERENCE: 0, NO_AMOUNT: 0, NO_TIME: 0, OTHER_CURRENCY: 1, NOT_COMPLETED: 1, MONEY_OUT: 2, NOT_A_PAYMENT: 3 },
}

/** Every row below the heading, as money that came or with the reason why not; nothing is dropped. */
export function rowsOf({ headings, broken, delimiter }: Table, judgedLines: readonly JudgedLine[]): ReadRows {
  const rows: StatementRow[] = []
  const leftOut: LeftOut[] = broken.map((line) => ({ ...line, reason: 'BROKEN_LINE' }))
  const seen = new Map<string, number>()
  for (const { line, judged } of judgedLines) {
    const { row, cells } = line
    if ('reason' in judged) {
      leftOut.push({ row, reason: judged.reason, raw: cells.join(delimiter).slice(0, rawShown) })
      continue
    }
    const { good } = judged
    const same = `${good.reference} ${good.amountCentavos}`
    const occurrence = seen.get(same) ?? 0
    seen.set(same, occurrence + 1)
    const raw = Object.fromEntries(headings.map((head, column) => [head || `${column + 1}`, cells[column] ?? '']))
    rows.push({ ...good, row, occurrence, raw })
  }
  return { rows, leftOut: leftOut.toSorted((a, b) => weight[a.reason] - weight[b.reason] || a.row - b.row) }
}

/** How many of each reason. */
export function tallyOf(leftOut: readonly LeftOut[]): Partial<Record<LeftOutReason, number>> {
  const counts: Partial<Record<LeftOutReason, number>> = {}
  for (const { reason } of leftOut) counts[reason] = (counts[reason] ?? 0) + 1
  return counts
}
