import { writeCsv } from './csv.ts'
import type { Table, TableFormat } from './table.ts'

export type { Column } from './table.ts'

/** A list as a file of that format, in pieces; nobody holds more of it than a page of rows. */
export async function* writeTable<R extends { cursor: string }>(
  format: TableFormat,
  table: Table<R>,
): AsyncGenerator<string, void> {
  if (format === 'csv') return yield* writeCsv(table)
  // Read in when somebody wants one: the program starts without it.
  const { writeXlsx } = await import('./xlsx.ts')
  yield* writeXlsx(table)
}
