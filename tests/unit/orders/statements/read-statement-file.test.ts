import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readStatementFile, tooLarge } from '../../../../electron/features/orders/statements/read-statement-file.ts'
import { bytesOf } from '../../../support/statement-bytes.ts'
import { chosen, readFile } from '../../../support/statements.ts'

const head = 'Date,Reference,Credit,Sender'
const row = (i: number, sender = 'Mia') => `2026-11-30 09:00,R${i},${i}.50,${sender}`
const text = (...rows: string[]) => [head, ...rows].join('\n')
const line = (cells: string[], at = 1) => ({ row: at, cells })
const width = (count: number) => Array.from({ length: count }, () => 'x')

describe('a file is too large', () => {
  const none = { above: [], body: [], rows: 1 }
  it('from one row more on than may be', () => {
    expect(tooLarge({ ...none, rows: 20_000 })).toBeNull()
    expect(tooLarge({ ...none, rows: 20_001 })).toEqual({ what: 'rows', sent: 20_001, most: 20_000, row: null })
  })
  it.each(['above', 'body'] as const)('from one cell more on than may be, with its row: %s the heading', (where) => {
    expect(tooLarge({ ...none, [where]: [line(width(50))] })).toBeNull()
    expect(tooLarge({ ...none, [where]: [line(width(2)), line(width(51), 7)] })).toEqual({
      ...{ what: 'columns', sent: 51, most: 50, row: 7 },
    })
  })
  it('from one sign more on than a cell may have', () => {
    expect(tooLarge({ ...none, body: [line(['x'.repeat(2000)])] })).toBeNull()
    expect(tooLarge({ ...none, body: [line(['', 'x'.repeat(2001)], 9)] })).toEqual({
      ...{ what: 'cell', sent: 2001, most: 2000, row: 9 },
    })
  })
  it('and is refused, like one of another kind', () => {
    const read = (of: string) => readStatementFile({ bytes: bytesOf(of), chosen: chosen() })
    const data = { what: 'cell', sent: 2001, most: 2000, row: 2 }
    expect(read(text(row(1, 'x'.repeat(2001))))).toEqual({ ok: false, refusal: { code: 'STATEMENT_TOO_LARGE', data } })
    expect(read('%PDF-1.7')).toEqual({ ok: false, refusal: { code: 'WRONG_KIND', data: { kind: 'pdf' } } })
  })
})

describe('a file that was read', () => {
  it('is laid ready in parts of 250 lines', () => {
    const { slices, rows } = readFile(bytesOf(text(...Array.from({ length: 251 }, (_, i) => row(i + 1)))))
    const parts = slices.map((slice) => JSON.parse(slice) as { reference: string }[])
    expect([rows, parts.map((part) => part.length)]).toEqual([251, [250, 1]])
    expect(parts.flat().map(({ reference }) => reference)).toEqual(Array.from({ length: 251 }, (_, i) => `R${i + 1}`))
  })
  it('has of each line what the database keeps', () => {
    const { slices } = readFile(bytesOf(text(row(1), row(2, ''))))
    const raw = { Date: '2026-11-30 09:00', Reference: 'R1', Credit: '1.50', Sender: 'Mia' }
    expect(JSON.parse(slices[0] ?? '')).toEqual([
      { reference: 'R1', amount: '1.50', paidAt: '2026-11-30T01:00:00.000Z', sender: 'Mia', occurrence: 0, raw },
      expect.objectContaining({ reference: 'R2', sender: null }),
    ])
  })
  it('shows its first twelve rows, as they stand and as they are read, and no cell whole that is long', () => {
    const out = '2026-11-30 09:00,R0,-1.00,' + 'y'.repeat(300)
    const { sample } = readFile(bytesOf(text(row(1), out, ...Array.from({ length: 20 }, (_, i) => row(i + 2)))))
    expect(sample).toHaveLength(12)
    expect(sample[0]).toEqual({
      ...{ row: 2, cells: ['2026-11-30 09:00', 'R1', '1.50', 'Mia'], reason: null, amountCentavos: 150 },
      paidAt: new Date('2026-11-30T01:00:00Z'),
    })
    expect(sample[1]).toEqual({
      ...{ row: 3, cells: ['2026-11-30 09:00', 'R0', '-1.00', 'y'.repeat(200)], reason: 'MONEY_OUT' },
      ...{ amountCentavos: null, paidAt: null },
    })
  })
  it('is the same file with the mark that Windows puts before it, and another with any other sign', () => {
    const plain = text(row(1))
    const known = createHash('sha256').update(plain).digest('hex')
    expect(readFile(bytesOf(plain)).sha256).toBe(known)
    expect(readFile(bytesOf(`\ufeff${plain}`)).sha256).toBe(known)
    expect(readFile(bytesOf(`${plain}\n`)).sha256).not.toBe(known)
    // Signs whose bytes are like the mark's, one after the other, are none.
    for (const begins of ['\u{f0bf}', '\u{fe3f}', 'ﻀ'])
      expect(readFile(bytesOf(begins + plain)).sha256).toBe(
        createHash('sha256')
          .update(begins + plain)
          .digest('hex'),
      )
  })
  it('is known again by its headings alone', () => {
    const key = (of: string) => readFile(bytesOf(of)).headingKey
    expect(key(text(row(1)))).toBe(key(text(row(2), row(3))))
    expect(key(text(row(1)))).not.toBe(key(text(row(1)).replace('Sender', 'From')))
  })
  it('shows its headings and what stands above them, cut where they are long', () => {
    const long = 'z'.repeat(300)
    const { headings, above } = readFile(bytesOf(`${long},1\n${text(row(1)).replace('Sender', long)}`))
    expect(headings).toEqual(['Date', 'Reference', 'Credit', 'z'.repeat(200)])
    expect(above).toEqual([{ row: 1, raw: 'z'.repeat(200) }])
  })
  it('tells the first hundred lines that it leaves out, keeps all, and counts each reason', () => {
    const bad = Array.from({ length: 101 }, () => '2026-11-30,,1.00,Mia')
    const read = readFile(bytesOf(text(row(1), ...bad, '2026-11-30,R9,-1.00,Mia')))
    expect([read.rejected, read.firstRejects.length, (JSON.parse(read.rejects) as unknown[]).length]).toEqual([
      102, 100, 102,
    ])
    expect(read.leftOutCounts).toEqual({ NO_REFERENCE: 101, MONEY_OUT: 1 })
  })
})
