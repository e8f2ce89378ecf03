import { type Cell, type Column, pagesOf, type Table } from './table.ts'
import { addRowsTask, closeBookTask, openBookTask } from './xlsx-tasks.ts'

function written<R>(column: Column<R>, row: R): Cell {
  if ('cell' in column) return column.cell(row)
  const centavos = column.centavos(row) ?? null
  return centavos === null ? null : centavos / 100
}

/**
 * A list as an Excel file, its bytes in pieces of base64: numbers, money and times are such, a text that looks like a
 * formula stays a text, and what one sheet can't hold goes on the next. Written by a worker, a page of rows at a time.
 */
export async function* writeXlsx<R extends { cursor: string }>(table: Table<R>): AsyncGenerator<string, void> {
  const { title, columns, tasks, signal } = table
  const book = await tasks.hold('an Excel file', signal)
  try {
    const heads = columns.map((column) => ({ head: column.head, isMoney: 'centavos' in column }))
    await book.run(openBookTask, { title, columns: heads })
    for await (const rows of pagesOf(table)) {
      const cells = rows.map((row) => columns.map((column) => written(column, row)))
      yield* await book.run(addRowsTask, cells)
    }
    if (!signal.aborted) yield* await book.run(closeBookTask, null)
  } finally {
    book.release()
  }
}
