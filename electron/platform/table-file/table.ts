import type { Tasks } from '../worker/index.ts'

export type TableFormat = 'csv' | 'xlsx'

export type Cell = string | number | boolean | Date | null | undefined

/** `centavos`: money, which a file shows in pesos. */
export type Column<R> = { head: string } & (
  | { cell: (row: R) => Cell }
  | { centavos: (row: R) => number | null | undefined }
)

type Page<R> = { rows: R[]; more: boolean }

export type Table<R> = {
  /** What a sheet of it is called. */
  title: string
  columns: readonly Column<R>[]
  /** The rows after that cursor; null: the first. */
  read: (after: string | null) => Promise<Page<R>>
  signal: AbortSignal
  /** An Excel file is written by a worker. */
  tasks: Pick<Tasks, 'hold'>
}

/** Page after page, read when the one before was taken: as many rows are held as one page has. */
export async function* pagesOf<R extends { cursor: string }>({ read, signal }: Table<R>): AsyncGenerator<R[], void> {
  let after: string | null = null
  for (;;) {
    if (signal.aborted) return
    const page: Page<R> = await read(after)
    yield page.rows
    after = page.rows.at(-1)?.cursor ?? null
    if (!page.more || after === null) return
  }
}
