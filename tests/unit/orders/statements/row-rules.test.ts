import { describe, expect, it } from 'vitest'
import { decided, readRows } from '../../../support/statements.ts'

const heading = 'Date,Reference,Amount,Status,Currency,Details'
const good = {
  Date: '2026-11-30 09:00',
  Reference: 'R1',
  Amount: '+50.00',
  Status: 'PAID',
  Currency: 'PHP',
  Details: 'Mia',
}
const line = (some: Partial<typeof good>) => Object.values({ ...good, ...some }).join(',')
const reasonOf = (row: string) =>
  readRows(`${heading}\n${row}\n${line({ Reference: 'ok', Amount: '-1.00' })}`).leftOut.find(({ row }) => row === 2)
    ?.reason ?? 'in'

describe('a row of a statement', () => {
  it.each<[string, Partial<typeof good>, string]>([
    ['is money', {}, 'in'],
    ['without a sign is money where what went out has one', { Amount: '50.00' }, 'in'],
    ['went out', { Amount: '-50.00' }, 'MONEY_OUT'],
    ['went out, whatever its status', { Amount: '-50.00', Status: 'FAILED' }, 'MONEY_OUT'],
    ['is not completed', { Status: 'FAILED' }, 'NOT_COMPLETED'],
    ['without a status beside others that have one', { Status: '' }, 'NOT_COMPLETED'],
    ['is not in pesos', { Currency: 'USD' }, 'OTHER_CURRENCY'],
    ['in pesos without saying so', { Currency: '' }, 'in'],
    ['has no amount', { Amount: '' }, 'NO_AMOUNT'],
    ['is of nothing', { Amount: '0.00' }, 'NO_AMOUNT'],
    ['has no reference', { Reference: '' }, 'NO_REFERENCE'],
    ['has neither amount nor reference', { Reference: '', Amount: '' }, 'NO_REFERENCE'],
    ['has a damaged reference', { Reference: '9.01E+12' }, 'DAMAGED_REFERENCE'],
    ['has a damaged reference and no amount', { Reference: '9.01E+12', Amount: '' }, 'DAMAGED_REFERENCE'],
    ['has no time', { Date: 'soon' }, 'NO_TIME'],
    ['is a total', { Date: 'Total', Reference: '' }, 'NOT_A_PAYMENT'],
    ['has a cell too many', { Details: 'Mia,Cruz' }, 'TOO_MANY_CELLS'],
    ['has an empty cell too many', { Details: 'Mia,' }, 'in'],
  ])('%s', (_what, some, reason) => {
    expect(reasonOf(line(some))).toBe(reason)
  })
  it('that repeats the heading is no payment', () => {
    expect(reasonOf(heading)).toBe('NOT_A_PAYMENT')
  })
  it('cut by a comma of its own amount is not read as less', () => {
    const cut = 'Date,Reference,Amount,Note\n2026-11-30,R1,980,50,\n2026-11-30,R2,+9.00,,\n'
    expect(readRows(cut).leftOut).toMatchObject([{ row: 2, reason: 'TOO_MANY_CELLS' }])
    const credit = 'Date,Reference,Debit,Credit,Note\n2026-11-30,R1,,980,50,\n2026-11-30,R1,,980,505,\n'
    expect(readRows(credit).leftOut).toMatchObject([{ row: 2, reason: 'TOO_MANY_CELLS' }])
  })
  it('of the same reference is a line of its own, counted where its amount is the same too', () => {
    const text = 'Date,Reference,Credit\n2026-11-30,R1,5.00\n2026-11-30,R1,1120.00\n2026-11-30,R1,5.00\n'
    expect(readRows(text).rows.map(({ amountCentavos, occurrence }) => [amountCentavos, occurrence])).toEqual([
      [500, 0],
      [112_000, 0],
      [500, 1],
    ])
  })
  it('has its clock in a column of its own', () => {
    const { rows } = readRows('Date,Time,Reference,Credit\n30/11/2026,09:15 PM,R1,5.00\n30/11/2026,,R2,5.00\n')
    expect(rows.map(({ paidAt }) => paidAt.toISOString())).toEqual([
      '2026-11-30T13:15:00.000Z',
      '2026-11-29T16:00:00.000Z',
    ])
  })
  it('stands behind those that may be money all the same, when it is left out', () => {
    const text =
      'Date,Reference,Debit,Credit\n,,,\nEnd,,,\n2026-11-30,R1,5.00,\n2026-11-30,9E+11,,5.00\n2026-11-30,,,5.00\n'
    expect(readRows(text).leftOut.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'DAMAGED_REFERENCE'],
      [6, 'NO_REFERENCE'],
      [4, 'MONEY_OUT'],
      [2, 'NOT_A_PAYMENT'],
      [3, 'NOT_A_PAYMENT'],
    ])
  })
})

describe('how a file is read', () => {
  const asks = (text: string, some = {}) => decided(text, some).questions
  it('is asked for where nothing settles it', () => {
    expect(asks('Date,Reference,Credit\n01/12/2026,R1,1.120\n')).toEqual([
      { ask: 'dates', sample: '01/12/2026' },
      { ask: 'decimal', sample: '1.120' },
    ])
    expect(asks('Date,Reference,Credit\n01/12/2026,R1,1.120\n', { dates: 'dmy', decimal: ',' })).toEqual([])
    expect(asks('Date,Reference,Credit,Status\n2026-12-01,R1,5.00,Dumating\n')).toEqual([
      { ask: 'status', words: ['DUMATING'] },
    ])
    expect(asks('Date,Reference,Credit,Status\n2026-12-01,R1,5.00,Dumating\n', { completedWords: [] })).toEqual([])
    expect(asks('Araw,Bilang,Piso\n2026-12-01,R1,5.00\n')).toEqual([
      { ask: 'columns', missing: ['at', 'reference', 'amount'] },
    ])
    expect(asks('Araw,Bilang,Piso\n2026-12-01,R1,5.00\n', { columns: { at: 0, reference: 1, credit: 2 } })).toEqual([])
  })
  it('asks for the direction only where no sign, no indicator and nobody says it', () => {
    const text = (amount: string) => `Date,Reference,Amount\n2026-12-01,R1,5.00\n2026-12-01,R2,${amount}\n`
    expect(asks(text('6.00'))).toEqual([{ ask: 'direction' }])
    expect(asks(text('6.00'), { unmarked: 'in' })).toEqual([])
    expect(asks(text('-6.00'))).toEqual([])
    expect(asks(text('6.00 CR'))).toEqual([])
    expect(asks('Date,Reference,Amount,D/C\n2026-12-01,R1,5.00,C\n')).toEqual([])
  })
  it('takes a balance as evidence of how numbers are written', () => {
    expect(decided('Date;Reference;Credit;Balance\n2026-12-01;R1;1.120;5.070,00\n').reading.decimal).toBe(',')
  })
  it('looks into a column whose heading says little', () => {
    const columns = (text: string) => decided(text).reading.columns
    const type = (word: string) => columns(`Date,Reference,Amount,Type\n2026-12-01,R1,5.00,${word}\n`)
    expect(type('Transfer')).toEqual({ at: 0, reference: 1, amount: 2 })
    expect(type('Credit')).toEqual({ at: 0, reference: 1, amount: 2, direction: 3 })
    expect(columns('Date,Reference,Debit/Credit\n2026-12-01,R1,-5.00\n')).toEqual({ at: 0, reference: 1, amount: 2 })
    expect(columns('Date,Reference,Amount,Type\n2026-12-01,R1,5.00,7\n')).toEqual({ at: 0, reference: 1, amount: 2 })
  })
})
