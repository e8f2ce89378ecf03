import { task } from '../worker/index.ts'
import type { Cell } from './table.ts'

export type Book = { title: string; columns: { head: string; isMoney: boolean }[] }

/** Asked of one held worker, in this order; pieces are base64, to be joined in theirs. */
export const openBookTask = task<Book, null>('open an Excel file', 60_000)
/** Rows of cells; money in pesos. */
export const addRowsTask = task<Cell[][], string[]>('add rows to an Excel file', 60_000)
export const closeBookTask = task<null, string[]>('close an Excel file', 60_000)
