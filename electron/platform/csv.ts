import { stringify } from 'csv-stringify/sync'

/** A message of a stream stays small, whatever the rows hold. */
const maxChunkChars = 256 * 1024

/** Spreadsheets take a cell that begins with `=` and the like for a formula: such cells get a sign before. */
const toCsv = (rows: readonly (readonly unknown[])[]) =>
  stringify(rows as unknown[][], { escape_formulas: true, record_delimiter: 'windows' })

type Page<R> = { rows: R[]; more: boolean }
type Written<R> = {
  head: readonly string[]
  read: (after: string | null) => Promise<Page<R>>
  cells: (row: R) => readonly unknown[]
  signal: AbortSignal
}

/** A list as CSV in pieces of text, page after page: as many rows are held as one page has. */
export async function* writeCsv<R extends { cursor: string }>({ head, read, cells, signal }: Written<R>) {
  // The mark by which spreadsheets know UTF-8.
  yield `\uFEFF${toCsv([head])}`
  let after: string | null = null
  for (;;) {
    if (signal.aborted) return
    const page: Page<R> = await read(after)
    const text = toCsv(page.rows.map(cells))
    for (let at = 0; at < text.length; at += maxChunkChars) yield text.slice(at, at + maxChunkChars)
    after = page.rows.at(-1)?.cursor ?? null
    if (!page.more || after === null) return
  }
}
