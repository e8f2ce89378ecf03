import { fromFarmClock } from '../../../platform/farm-day.ts'
import { centavosOf, mostCentavos } from '../../../platform/money.ts'
import { type Lines, linesOf, type StatementReject } from './statement-lines.ts'

export type StatementRow = {
  row: number
  reference: string
  amountCentavos: number
  paidAt: Date
  sender: string
  raw: Record<string, string>
}

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
  const centavos = centavosOf(plain)
  return centavos > mostCentavos ? null : centavos // no payment is as large, and no column holds it
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

export type ReadStatement = { rows: StatementRow[]; rejects: StatementReject[] }

export const readStatement = (text: string): ReadStatement => rowsOf(linesOf(text))

/** Rows of a statement, and those that can't be read with the reason; nothing is dropped. */
export function rowsOf({ lines, broken, delimiter }: Lines): ReadStatement {
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
