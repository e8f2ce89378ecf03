import { writeCsv } from './csv.ts'
import type { Table, TableFormat } from './table.ts'
import { writeXlsx } from './xlsx.ts'

export type { Column } from './table.ts'

/** A list as a file of that format, in pieces; nobody holds more of it than a page of rows. */
export async function* writeTable<R extends { cursor: string }>(
  format: TableFormat,
  table: Table<R>,
): AsyncGenerator<string, void> {
  yield* format === 'csv' ? writeCsv(table) : writeXlsx(table)
}
