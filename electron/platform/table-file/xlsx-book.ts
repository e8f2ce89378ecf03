import { WorkbookWriter } from '@cj-tech-master/excelts'
import { farmAheadMs } from '../farm-day.ts'
import type { Cell } from './table.ts'
import type { Book } from './xlsx-tasks.ts'

/** What a sheet of Excel holds, its head among them, and what a cell of it does. */
const mostRows = 1_048_576
const mostChars = 32_767
/** Divided by three, so that a piece of base64 ends with its bytes. */
const pieceBytes = 192 * 1024

/** What XML can't hold would leave a file that no program opens. */
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const money = '#,##0.00'
const moment = 'yyyy-mm-dd hh:mm'

function fitting(cell: Cell): string | number | boolean | Date | null {
  // A cell of Excel has no time zone: it shows the farm's clock.
  if (cell instanceof Date) return new Date(cell.getTime() + farmAheadMs)
  if (typeof cell !== 'string') return cell ?? null
  const text = cell.replaceAll(unwritable, '')
  return text.length > mostChars ? `${text.slice(0, mostChars - 1)}…` : text
}

/** Bytes as they come, and what of them is ready to go. */
function createOut() {
  const parts: Uint8Array[] = []
  const stream = new WritableStream<Uint8Array>({
    write: (bytes) => {
      parts.push(bytes)
    },
  })
  const take = (): string[] => {
    const bytes = Buffer.concat(parts.splice(0))
    const count = Math.ceil(bytes.length / pieceBytes)
    return Array.from({ length: count }, (_, i) =>
      bytes.subarray(i * pieceBytes, (i + 1) * pieceBytes).toString('base64'),
    )
  }
  return { stream, take }
}

function openBook({ title, columns }: Book) {
  const { stream, take } = createOut()
  const book = new WorkbookWriter({ stream, useSharedStrings: false, useStyles: true })
  const addSheet = (name: string) => {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ head }) => ({ header: head, width: Math.max(14, head.length + 2) }))
    sheet.getRow(1).font = { bold: true }
    sheet.getRow(1).commit()
    return sheet
  }
  let sheet = addSheet(title)
  let sheets = 1
  let used = 1
  const addRow = (cells: readonly Cell[]) => {
    if (used === mostRows) {
      sheet.commit()
      sheets += 1
      sheet = addSheet(`${title} ${sheets}`)
      used = 1
    }
    used += 1
    const added = sheet.addRow(cells.map(fitting))
    for (const [at, { isMoney }] of columns.entries()) {
      const cell = added.getCell(at + 1)
      if (isMoney) cell.numFmt = money
      else if (cell.value instanceof Date) cell.numFmt = moment
    }
    added.commit()
  }
  return {
    add: (rows: readonly Cell[][]): string[] => {
      for (const cells of rows) addRow(cells)
      return take()
    },
    close: async (): Promise<string[]> => {
      sheet.commit()
      await book.commit()
      return take()
    },
  }
}

/** The one file of this worker, which is held for it. */
let open: ReturnType<typeof openBook> | null = null

export const begin = (book: Book): null => {
  open = openBook(book)
  return null
}
export const add = (rows: readonly Cell[][]): string[] => open?.add(rows) ?? []
export const close = async (): Promise<string[]> => (await open?.close()) ?? []
