import { stringify } from 'csv-stringify/sync'
import { decimalOf } from '../money.ts'
import { type Cell, type Column, pagesOf, type Table } from './table.ts'

/** A message of a stream stays small, whatever the rows hold. */
const maxChunkChars = 256 * 1024
/** The mark by which spreadsheets know UTF-8. */
const utf8Mark = '\uFEFF'

/** Spreadsheets take a cell that begins with `=` and the like for a formula: such cells get a sign before. */
const toCsv = (rows: readonly (readonly unknown[])[]) =>
  stringify(rows as unknown[][], { escape_formulas: true, record_delimiter: 'windows' })

function plain(cell: Cell): string | number {
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return cell ?? ''
}

function written<R>(column: Column<R>, row: R): string | number {
  if ('cell' in column) return plain(column.cell(row))
  const centavos = column.centavos(row) ?? null
  return centavos === null ? '' : decimalOf(centavos)
}

/** A list as CSV in pieces of text: times in UTC, money in pesos with a point. */
export async function* writeCsv<R extends { cursor: string }>(table: Table<R>): AsyncGenerator<string, void> {
  const { columns } = table
  yield utf8Mark + toCsv([columns.map(({ head }) => head)])
  for await (const rows of pagesOf(table)) {
    const text = toCsv(rows.map((row) => columns.map((column) => written(column, row))))
    for (let at = 0; at < text.length; at += maxChunkChars) yield text.slice(at, at + maxChunkChars)
  }
}
