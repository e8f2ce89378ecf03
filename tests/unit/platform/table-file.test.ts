import { Workbook } from '@cj-tech-master/excelts'
import { afterAll, describe, expect, it } from 'vitest'
import { type Column, writeTable } from '../../../electron/platform/table-file/index.ts'
import { createTasks } from '../../../electron/platform/worker/index.ts'
import { spawnTaskWorker } from '../../support/empty-database.ts'

const tasks = createTasks({ spawn: spawnTaskWorker })
afterAll(() => {
  tasks.stop()
})

type Row = { cursor: string; name: string; at: Date | null; centavos: number | null; isActive: boolean; count: number }
const columns: Column<Row>[] = [
  { head: 'name', cell: (row) => row.name },
  { head: 'at', cell: (row) => row.at },
  { head: 'price', centavos: (row) => row.centavos },
  { head: 'active', cell: (row) => row.isActive },
  { head: 'count', cell: (row) => row.count },
]
const row = (name: string, more: Partial<Row> = {}): Row => ({
  ...{ cursor: name, name, at: null, centavos: null, isActive: false, count: 0 },
  ...more,
})
const noon = new Date('2026-11-25T04:00:00.000Z') // in Manila
const rows = [
  row('=HYPERLINK("x")', { at: noon, centavos: 123_450, isActive: true, count: 7 }),
  row('Señor, "Ben" <b> & \u0001 ₱'),
  row('+639175550142', { centavos: 0 }),
]

/** In pages of two, so that a file has more than one. */
function table(all: readonly Row[], signal = new AbortController().signal) {
  return {
    title: 'Products',
    columns,
    read: (after: string | null) => {
      const at = after === null ? 0 : all.findIndex(({ cursor }) => cursor === after) + 1
      return Promise.resolve({ rows: all.slice(at, at + 2), more: at + 2 < all.length })
    },
    signal,
    tasks,
  }
}
async function piecesOf(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}
async function sheetOf(pieces: readonly string[]) {
  const book = new Workbook()
  await book.xlsx.load(Buffer.concat(pieces.map((piece) => Buffer.from(piece, 'base64'))))
  const [sheet, ...others] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return { sheet, others }
}

// Excel is written by a process of its own, which takes its time to start on a busy machine.
describe('a list as a file', { timeout: 60_000 }, () => {
  it('is CSV with a mark for UTF-8, times in UTC, pesos with a point and no cell that is a formula', async () => {
    const text = (await piecesOf(writeTable('csv', table(rows)))).join('')
    expect(text.split('\r\n')).toEqual([
      '\uFEFFname,at,price,active,count',
      `"'=HYPERLINK(""x"")",2026-11-25T04:00:00.000Z,1234.50,yes,7`,
      '"Señor, ""Ben"" <b> & \u0001 ₱",,,no,0',
      `'+639175550142,,0.00,no,0`,
      '',
    ])
  })

  it('is Excel with numbers, money and the farm’s clock as such, and a formula as the text it was', async () => {
    const { sheet } = await sheetOf(await piecesOf(writeTable('xlsx', table(rows))))
    expect(sheet.name).toBe('Products')
    const values = [1, 2, 3, 4].map((at) => [1, 2, 3, 4, 5].map((column) => sheet.getCell(at, column).value))
    expect(values).toEqual([
      ['name', 'at', 'price', 'active', 'count'],
      ['=HYPERLINK("x")', new Date('2026-11-25T12:00:00.000Z'), 1234.5, true, 7],
      ['Señor, "Ben" <b> &  ₱', null, null, false, 0],
      ['+639175550142', null, 0, false, 0],
    ])
    expect([sheet.getCell(2, 2).numFmt, sheet.getCell(2, 3).numFmt]).toEqual(['yyyy-mm-dd hh:mm', '#,##0.00'])
  })

  it('holds in a cell what Excel holds, and says that there was more', async () => {
    const { sheet } = await sheetOf(await piecesOf(writeTable('xlsx', table([row('x'.repeat(40_000))]))))
    const { value } = sheet.getCell(2, 1)
    expect(value).toHaveLength(32_767)
    expect(value).toMatch(/x…$/)
  })

  it.each(['csv', 'xlsx'] as const)(
    'as %s fails as the reading failed, and ends when it is stopped',
    async (format) => {
      const failing = { ...table(rows), read: () => Promise.reject(new Error('the database is away')) }
      await expect(piecesOf(writeTable(format, failing))).rejects.toThrow('the database is away')
      let reads = 0
      const endless = {
        ...table(rows),
        read: () => {
          reads += 1
          return Promise.resolve({ rows: Array.from({ length: 500 }, () => row(crypto.randomUUID())), more: true })
        },
      }
      for await (const piece of writeTable(format, endless)) if (piece.length > 0 && reads > 1) break
      const then = reads
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(reads - then).toBeLessThanOrEqual(1)
    },
  )
})
