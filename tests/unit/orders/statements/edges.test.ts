import { describe, expect, it } from 'vitest'
import { columnsOf } from '../../../../electron/features/orders/statements/column-rules.ts'
import { keptOf } from '../../../../electron/features/orders/statements/kept-rules.ts'
import { isDamaged, referenceOf, roundedAway } from '../../../../electron/features/orders/statements/reference-rules.ts'
import { isCompleted } from '../../../../electron/features/orders/statements/status-rules.ts'
import { chosen, decided, readRows } from '../../../support/statements.ts'

const reasons = (lines: string[], some = {}) =>
  readRows(lines.join('\n'), some)
    .leftOut.toSorted((a, b) => a.row - b.row)
    .map(({ row, reason }) => [row, reason])

describe('a heading', () => {
  it('may say its currency behind, and not before, what it names', () => {
    expect(columnsOf(['Amount (PHP)', 'Date (Manila)'])).toEqual({ at: 1, amount: 0 })
    expect(columnsOf(['(PHP) Amount'])).toEqual({})
    expect(columnsOf(['Ref (long) No'])).toEqual({ reference: 0 })
  })
  it('may write “and” as a sign', () => {
    expect(columnsOf(['Date & Time'])).toEqual({ at: 0 })
  })
  it('of both ways is the way, and no amount', () => {
    expect(columnsOf(['Debit/Credit', 'Credit'])).toEqual({ direction: 0, credit: 1 })
  })
})

describe('the way of money', () => {
  it('is asked for as an amount where a column of types says nothing of it', () => {
    const { questions } = decided('Date,Reference,Type\n2026-11-30,R1,Transfer\n')
    expect(questions).toEqual([{ ask: 'columns', missing: ['amount'] }])
  })
  it('is in the amounts where the column of both ways holds them, also with decimal commas and a blank', () => {
    const file = 'Date;Reference;Debit/Credit\n2026-11-30;R1;+980,50\n2026-11-30;R2;-1,00\n2026-11-30;R3;wala\n'
    expect(decided(file).reading.columns).toEqual({ at: 0, reference: 1, amount: 2 })
    expect(readRows(file).rows.map(({ amountCentavos }) => amountCentavos)).toEqual([98_050])
  })
  it('is told by a column of money in, whatever else is there', () => {
    expect(decided('Date,Reference,Amount,Credit\n2026-11-30,R1,5.00,5.00\n').questions).toEqual([])
  })
})

describe('what is asked', () => {
  const asked = (...rows: string[]) => decided(['Date,Reference,Credit,Status', ...rows].join('\n'))
  it('shows the doubtful one, or where all are sure and contrary the first', () => {
    expect(asked('2026-11-30,R1,100,PAID', '2026-11-30,R2,1.120,PAID').questions).toEqual([
      { ask: 'decimal', sample: '1.120' },
    ])
    expect(asked('2026-11-30,R1,"1,120.00",PAID', '2026-11-30,R2,"980,50",PAID').questions).toEqual([
      { ask: 'decimal', sample: '1,120.00' },
    ])
    expect(asked('30/11/2026,R1,5,PAID', '11/30/2026,R2,5,PAID').questions).toEqual([
      { ask: 'dates', sample: '30/11/2026' },
    ])
  })
  it('is nothing that the file settles, and nothing is said to be settled that needs no order', () => {
    expect(asked('2026-11-30,R1,5,PAID').reading.dates).toBeNull()
    expect(asked('11/30/2026,R1,5,PAID').reading.dates).toBe('mdy')
    expect(asked('30/11/2026,R1,5,PAID').reading.dates).toBe('dmy')
  })
  it('is twenty words of a status at most', () => {
    const rows = Array.from({ length: 30 }, (_, i) => `2026-11-30,R${i},5,Salita${i}`)
    const [question] = asked(...rows).questions
    expect(question?.ask === 'status' && question.words.length).toBe(20)
  })
})

describe('a row', () => {
  it('of another currency is named, and pesos are pesos in any word of them', () => {
    const rows = ['PHP', 'p', 'Peso', 'pesos', '₱', 'USD', 'PHPX', 'XP'].map((ccy, i) => `2026-11-30,R${i},5.00,${ccy}`)
    expect(reasons(['Date,Reference,Credit,Currency', ...rows])).toEqual([
      [7, 'OTHER_CURRENCY'],
      [8, 'OTHER_CURRENCY'],
      [9, 'OTHER_CURRENCY'],
    ])
  })
  it('that repeats a heading which only a person knows is no payment', () => {
    const columns = { at: 0, reference: 1, amount: 2 }
    const lines = ['Araw,Bilang,Piso', '2026-11-30,R1,5.00', 'Araw,Bilang,Piso', 'Araw,Bilang,Iba']
    expect(reasons(lines, { columns, unmarked: 'in' })).toEqual([
      [3, 'NOT_A_PAYMENT'],
      [4, 'NO_AMOUNT'],
    ])
  })
  it('whose time stands in the column of its day has that once', () => {
    const { rows } = readRows('Date,Reference,Credit\n2026-11-30 09:00,R1,5.00\n', {
      columns: { at: 0, time: 0, reference: 1, credit: 2 },
    })
    expect(rows[0]?.paidAt).toEqual(new Date('2026-11-30T01:00:00Z'))
  })
  it('keeps every cell under its heading, or its place where there is none', () => {
    const { rows } = readRows('Date,Reference,,Credit,Details\n2026-11-30,R1,note,5.00\n')
    expect(rows[0]?.raw).toEqual({ Date: '2026-11-30', Reference: 'R1', 3: 'note', Credit: '5.00', Details: '' })
  })
  it('that is left out is shown in its first 500 signs, those that may be money first', () => {
    const lines = [
      'Date,Reference,Credit,Debit',
      `Total ${'x'.repeat(600)}`,
      '2026-11-30,R1,,5.00',
      '2026-11-30,,5.00,',
      '2026-11-30,,6.00,',
    ]
    const { leftOut } = readRows(lines.join('\n'))
    expect(leftOut.map(({ row, raw }) => [row, raw.length])).toEqual([
      [4, 17],
      [5, 17],
      [3, 19],
      [2, 500],
    ])
  })
})

describe('a reference', () => {
  it('stands between blanks and quotation marks, also within each other', () => {
    expect([' R1 ', ' "R1" ', '=" R1 "', "'R1"].map(referenceOf)).toEqual(['R1', 'R1', 'R1', 'R1'])
    expect([' 9.01E+12 ', '=" 9.01E+12 "'].map(isDamaged)).toEqual([true, true])
  })
  it('was rounded away where all that are longer than a spreadsheet counts end in zeros', () => {
    const of = (...all: string[]) => [...roundedAway(all)]
    expect(of('1234567890123450', '123456789012345')).toEqual(['1234567890123450'])
    expect(of('1234567890123450', '1234567890123451')).toEqual([])
    expect(of('12345678901234500', '12345678901234501')).toEqual([])
    expect(of('12345678901234510')).toEqual([])
    expect(of('1234567890123450', 'A234567890123451', '123456789012345A')).toEqual(['1234567890123450'])
  })
})

it('a status may be written with a point, lines or several blanks between its words', () => {
  expect(['Paid.', 'tapos__na', 'TAPOS - NA', ' completed '].map((word) => isCompleted(word, null))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(isCompleted('P.aid', null)).toBe(false)
})

it('what a person said of columns is kept where the file says otherwise', () => {
  const [last, found] = [chosen({ columns: { at: 0, amount: 2 } }), chosen({ columns: { at: 1, amount: 2 } })]
  expect(keptOf(last, { found, chosen: chosen() })?.columns).toEqual({ at: 0, amount: 2 })
  const same = chosen({ columns: { amount: 2, at: 0 } })
  expect(keptOf(last, { found: same, chosen: chosen() })).toBeNull()
})
