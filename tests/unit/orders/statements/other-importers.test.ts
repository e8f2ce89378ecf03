import { describe, expect, it } from 'vitest'
import type { StatementReading } from '../../../../electron/contract/orders/statement-reading.ts'
import { decided, readRows } from '../../../support/statements.ts'

/** What came in, and why each other row did not. */
function read(lines: readonly string[], some: Partial<StatementReading> = {}) {
  const { rows, leftOut } = readRows(lines.join('\n'), some)
  return {
    came: rows.map(({ reference, amountCentavos }) => [reference, amountCentavos]),
    left: leftOut.toSorted((a, b) => a.row - b.row).map(({ row, reason }) => [row, reason]),
  }
}

/** Files that the importers of budget and shop programs read wrongly, or not at all. */
describe('a file that other importers broke on', () => {
  it('with a second table whose columns stand otherwise proves nothing by the first one’s heading', () => {
    const two = [
      'Account,111',
      'Date,Reference,Credit,Debit',
      '2026-11-30,R1,13.44,',
      'Account,222',
      'Date,Reference,Debit,Credit',
      '2026-11-30,R2,99.00,',
      'Date,Reference,Credit,Debit',
      '2026-11-30,R3,15.00,',
    ]
    expect(read(two)).toEqual({
      came: [
        ['R1', 1344],
        ['R3', 1500],
      ],
      left: [
        [4, 'NO_AMOUNT'],
        [5, 'NOT_A_PAYMENT'],
        [6, 'OTHER_HEADING'],
        [7, 'NOT_A_PAYMENT'],
      ],
    })
  })

  it('with its own heading on each page is read to its end', () => {
    const pages = ['Date,Ref. No.,Deposit', '2026-11-30,R1,1.00', 'DATE,REF NO,DEPOSIT', '2026-11-30,R2,2.00']
    expect(read(pages).came).toEqual([
      ['R1', 100],
      ['R2', 200],
    ])
  })

  it('with its heading once more does not ask what the heading’s own words mean', () => {
    const again = ['Date,Reference,Credit,Status', '2026-11-30,R1,1.00,PAID', 'Date,Reference,Credit,Status']
    expect(decided([...again, '2026-11-30,R2,2.00,PAID'].join('\n')).questions).toEqual([])
    expect(decided([...again, '2026-11-30,R2,2.00,Ewan'].join('\n')).questions).toEqual([
      { ask: 'status', words: ['EWAN'] },
    ])
  })

  it('whose columns a person named stops all the same where a heading that is known begins', () => {
    const mixed = ['Araw,Bilang,Piso', '2026-11-30,R1,1.00', 'Date,Amount,Reference', '2026-11-30,5.00,77']
    expect(read(mixed, { headingRow: 1, columns: { at: 0, reference: 1, amount: 2 }, unmarked: 'in' })).toEqual({
      came: [['R1', 100]],
      left: [
        [3, 'NOT_A_PAYMENT'],
        [4, 'OTHER_HEADING'],
      ],
    })
  })

  it('with words of a heading in a row of its own is no second heading', () => {
    const words = ['Date,Reference,Amount,Type,Details', '2026-11-30,R1,5.00,Credit,Date of the amount', ',,,Amount,']
    expect(read(words)).toEqual({ came: [['R1', 500]], left: [[3, 'NOT_A_PAYMENT']] })
  })

  it('with a reversal of its own money (`--21.78`) is not told what that is worth', () => {
    const rows = ['Date,Reference,Amount', '2026-12-10,R1,--₱21.78', '2026-12-11,R2,-₱21.78', '2026-12-12,R3,₱21.78']
    expect(read(rows)).toEqual({
      came: [['R3', 2178]],
      left: [
        [2, 'NO_AMOUNT'],
        [3, 'MONEY_OUT'],
      ],
    })
  })

  it('with money that went back by its own reference proves nothing by it, in whichever order they stand', () => {
    const rows = [
      'Date,Reference,Debit,Credit',
      '2026-11-30,R1,,100.00',
      '2026-11-30,R1,100.00,',
      '2026-11-30,R2,100.00,',
      '2026-11-30,R2,,100.00',
      '2026-11-30,R2,,100.00',
      '2026-11-30,R3,99.00,',
      '2026-11-30,R3,,100.00',
      '2026-11-30,,100.00,',
    ]
    expect(read(rows)).toEqual({
      came: [
        ['R2', 10_000],
        ['R3', 10_000],
      ],
      left: [
        [2, 'TAKEN_BACK'],
        [3, 'MONEY_OUT'],
        [4, 'MONEY_OUT'],
        [5, 'TAKEN_BACK'],
        [7, 'MONEY_OUT'],
        [9, 'MONEY_OUT'],
      ],
    })
  })

  it('with minus signs that a spreadsheet made typographic has no positive withdrawals', () => {
    const rows = [
      'Date;Text;Reference;Amount',
      '2025-02-02;A;R1;−100,00',
      '2025-02-02;A;R2;‑100,00',
      '2025-02-02;A;R3;7,00',
    ]
    expect(read(rows)).toEqual({
      came: [['R3', 700]],
      left: [
        [2, 'MONEY_OUT'],
        [3, 'MONEY_OUT'],
      ],
    })
  })

  it('with `C` and `D` behind its amounts is read', () => {
    const rows = ['Date,Reference,Amount', '2026-11-30,R1,500.00C', '2026-11-30,R2,500.00D']
    expect(read(rows)).toEqual({ came: [['R1', 50_000]], left: [[3, 'MONEY_OUT']] })
  })

  it('with a backslash before a closing quotation mark, or a line break in a cell, keeps its rows apart', () => {
    const rows = [
      '"Date","Description","Reference","Amount"',
      '"2026-11-30","x9496**88\\","R1","+88.00"',
      '"2026-11-30","two',
      'lines","R2","+89.00"',
      '"2026-11-30","x","R3","-90.00"',
    ]
    expect(read(rows)).toEqual({
      came: [
        ['R1', 8800],
        ['R2', 8900],
      ],
      left: [[5, 'MONEY_OUT']],
    })
  })

  it('with zeros before its references, or one decimal, loses neither', () => {
    const rows = [
      'Date,Reference,Credit',
      '2026-11-30,0001234567,110.7',
      '2026-11-30,="0001234568",1',
      "2026-11-30,'0009,1",
    ]
    expect(read(rows).came).toEqual([
      ['0001234567', 11_070],
      ['0001234568', 100],
      ['0009', 100],
    ])
  })

  it('with dates of one bank and times of another is asked about once, for all of it', () => {
    const rows = ['Date,Reference,Credit', '01122026,R1,1', '02-12-26 10.15.00 PM,R2,1']
    expect(decided(rows.join('\n')).questions).toEqual([{ ask: 'dates', sample: '01122026' }])
  })
})
