import { describe, expect, it } from 'vitest'
import { delimiterOf } from '../../../../electron/platform/table-reader/delimiter-rules.ts'
import { headingAt } from '../../../../electron/platform/table-reader/heading-rules.ts'
import { linesAlone, linesOf } from '../../../../electron/platform/table-reader/table-lines.ts'

const names = ['Date', 'Amount', 'Reference']
const recognise = (cells: readonly string[]) => cells.filter((cell) => names.includes(cell)).length
const nobody = () => 0
const lines = (...rows: string[][]) => rows.map((cells, at) => ({ row: at + 1, cells }))

describe('what stands between the cells', () => {
  it('is what the file says itself, whatever else cuts it', () => {
    expect(delimiterOf('sep=;\r\na,b,c\r\nd,e,f\r\n', nobody)).toBe(';')
    expect(delimiterOf('SEP=|\na,b\n', nobody)).toBe('|')
    expect(delimiterOf('sep=x\na,b\n', nobody)).toBe(',')
    expect(delimiterOf('a,b\nsep=;\nc,d\n', nobody)).toBe(',')
  })

  it('is that by which the heading is known, though another cuts more evenly', () => {
    const text = 'Date;Amount;Reference\n30,11;980,50;1\n1,12;9,00;2\n2,12;8,00;3\n'
    expect(delimiterOf(text, recognise)).toBe(';')
    expect(delimiterOf('Date|Amount\n1,2,3\n4,5,6\n', recognise)).toBe('|')
  })

  it('is not known by a line of one cell, nor by one far below', () => {
    const alone = (cells: readonly string[]) => (cells.length === 1 ? 9 : 0)
    expect(delimiterOf('a;b;c\nd;e;f\n', alone)).toBe(';')
    const far = `${'a,b,c\n'.repeat(30)}Date;Amount;Reference\n`
    expect(delimiterOf(far, recognise)).toBe(',')
    expect(delimiterOf(`${'a,b,c\n'.repeat(29)}Date;Amount;Reference\n`, recognise)).toBe(';')
  })

  it('is that which cuts evenly where nothing is known, and a comma where nothing cuts', () => {
    expect(delimiterOf('a;b,x\nc;d\ne;f,y,z\n', nobody)).toBe(';')
    expect(delimiterOf('a\tb\nc\td\n', nobody)).toBe('\t')
    expect(delimiterOf('one\ntwo\n', nobody)).toBe(',')
    expect(delimiterOf('', nobody)).toBe(',')
  })
})

describe('the heading', () => {
  it('is the row of which most names are known, the first of those', () => {
    const rows = lines(['My bank', ''], ['Date', 'x', 'y'], ['Date', 'Amount', 'z'], ['Date', 'Reference', 'w'])
    expect(headingAt(rows, recognise)).toBe(2)
  })

  it('is not known by one name alone: then it is the first row of names above one with a number', () => {
    expect(headingAt(lines(['Date', 'Wer', 'Was'], ['Wann', 'Wieviel'], ['30.11.', '980,50']), recognise)).toBe(1)
  })

  it.each([
    [
      'names',
      [
        ['Wann', 'Wieviel'],
        ['30.11.', '5'],
      ],
      0,
    ],
    [
      'names, an empty cell among them',
      [
        ['Wann', '', 'Wieviel'],
        ['30.11.', '', '5'],
      ],
      0,
    ],
    ['one name', [['Wann'], ['30.11.']], -1],
    [
      'one name and an empty cell',
      [
        ['Wann', ''],
        ['30.11.', ''],
      ],
      -1,
    ],
    [
      'a cell without a letter',
      [
        ['Wann', '###'],
        ['30.11.', '5'],
      ],
      -1,
    ],
    [
      'a number',
      [
        ['Wann', '5th'],
        ['30.11.', '5'],
      ],
      -1,
    ],
    [
      'an amount',
      [
        ['Wann', '₱ Betrag'],
        ['30.11.', '5'],
      ],
      -1,
    ],
    [
      'a digit within a name',
      [
        ['Wann', 'Betrag 2'],
        ['30.11.', '5'],
      ],
      0,
    ],
    [
      'no number below',
      [
        ['Wann', 'Wieviel'],
        ['gestern', 'viel'],
      ],
      -1,
    ],
    [
      'a number within a word below',
      [
        ['Wann', 'Wieviel'],
        ['T3', 'viel'],
      ],
      -1,
    ],
    [
      'an amount with its sign below',
      [
        ['Wann', 'Wieviel'],
        ['gestern', '₱ 5'],
      ],
      0,
    ],
    ['nothing below', [['Wann', 'Wieviel']], -1],
  ] as const)('of rows with %s', (_name, rows, at) => {
    expect(headingAt(lines(...rows.map((cells) => [...cells])), nobody)).toBe(at)
  })

  it('is looked for in thirty lines and not below', () => {
    const above = (n: number) => Array.from({ length: n }, () => ['x'])
    expect(headingAt(lines(...above(29), ['Date', 'Amount']), recognise)).toBe(29)
    expect(headingAt(lines(...above(30), ['Date', 'Amount']), recognise)).toBe(-1)
  })
})

describe('lines', () => {
  const comma = { delimiter: ',', atMost: 100 } as const

  it('have as many cells as they have, a loose quote within, and are numbered as an editor counts', () => {
    expect(linesOf('a,b\n\nc\nd "x" e,f,g\n', comma)).toEqual({
      lines: [
        { row: 1, cells: ['a', 'b'] },
        { row: 3, cells: ['c'] },
        { row: 4, cells: ['d "x" e', 'f', 'g'] },
      ],
      ...{ broken: [], count: 3 },
    })
  })

  it('of which one is broken cost that one alone, which is kept as it stands', () => {
    expect(linesOf('a,b\n"c,d\ne,f\n  \ng,"h\n', comma)).toEqual({
      lines: [
        { row: 1, cells: ['a', 'b'] },
        { row: 3, cells: ['e', 'f'] },
      ],
      broken: [
        { row: 2, raw: '"c,d' },
        { row: 5, raw: 'g,"h' },
      ],
      count: 4,
    })
  })

  it('are kept up to so many, broken ones with them, and all are counted', () => {
    const few = { delimiter: ',', atMost: 2 } as const
    expect(linesOf('a\nb\nc\n', few)).toMatchObject({ lines: [{ row: 1 }, { row: 2 }], count: 3 })
    expect(linesAlone('a\n"b\nc\nd\n', few)).toMatchObject({ lines: [{ row: 1 }], broken: [{ row: 2 }], count: 4 })
    expect(linesAlone('"a\n"b\n', { delimiter: ',', atMost: 1 })).toMatchObject({ lines: [], broken: [{ row: 1 }] })
  })

  it('that are broken are shown by their first five hundred signs', () => {
    const { broken } = linesAlone(`"${'x'.repeat(900)}`, comma)
    expect(broken[0]?.raw).toHaveLength(500)
  })
})
