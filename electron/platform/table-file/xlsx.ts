import { PassThrough, Writable } from 'node:stream'
import { WorkbookWriter } from '@cj-tech-master/excelts'
import { farmAheadMs } from '../farm-day.ts'
import { type Cell, type Column, pagesOf, type Table } from './table.ts'

/** What a sheet of Excel holds, its head among them, and what a cell of it does. */
const mostRows = 1_048_576
const mostChars = 32_767
const pieceBytes = 192 * 1024

/** What XML can't hold would leave a file that no program opens. */
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g

function fitting(cell: Cell): string | number | boolean | Date | null {
  // A cell of Excel has no time zone: it shows the farm's clock.
  if (cell instanceof Date) return new Date(cell.getTime() + farmAheadMs)
  if (typeof cell !== 'string') return cell ?? null
  const text = cell.replaceAll(unwritable, '')
  return text.length > mostChars ? `${text.slice(0, mostChars - 1)}…` : text
}

function written<R>(column: Column<R>, row: R) {
  if ('cell' in column) return fitting(column.cell(row))
  const centavos = column.centavos(row) ?? null
  return centavos === null ? null : centavos / 100
}

const money = '#,##0.00'
const moment = 'yyyy-mm-dd hh:mm'

/** Waits until what was written is taken, or nobody takes it any more. */
async function roomIn(out: PassThrough): Promise<void> {
  if (!out.writableNeedDrain || out.destroyed) return
  await new Promise<void>((resolve) => {
    const done = () => {
      out.off('drain', done).off('close', done)
      resolve()
    }
    out.on('drain', done).on('close', done)
  })
}

async function fill<R extends { cursor: string }>(table: Table<R>, out: PassThrough): Promise<void> {
  const { columns, title } = table
  const book = new WorkbookWriter({ stream: Writable.toWeb(out), useSharedStrings: false, useStyles: true })
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
  for await (const rows of pagesOf(table)) {
    for (const row of rows) {
      if (used === mostRows) {
        sheet.commit()
        sheets += 1
        sheet = addSheet(`${title} ${sheets}`)
        used = 1
      }
      used += 1
      const added = sheet.addRow(columns.map((column) => written(column, row)))
      for (const [at, column] of columns.entries()) {
        const cell = added.getCell(at + 1)
        if ('centavos' in column) cell.numFmt = money
        else if (cell.value instanceof Date) cell.numFmt = moment
      }
      added.commit()
    }
    await roomIn(out)
    if (out.destroyed) return
  }
  sheet.commit()
  await book.commit()
}

/**
 * A list as an Excel file, its bytes in pieces of base64: numbers, money and times are such, a text that looks like a
 * formula stays a text, and what one sheet can't hold goes on the next.
 */
export async function* writeXlsx<R extends { cursor: string }>(table: Table<R>): AsyncGenerator<string, void> {
  const out = new PassThrough({ highWaterMark: pieceBytes })
  const filling = fill(table, out).catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  for await (const bytes of out as AsyncIterable<Buffer>) yield bytes.toString('base64')
  await filling
}
