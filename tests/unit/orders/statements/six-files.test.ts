import { describe, expect, it } from 'vitest'
import type { StatementReading } from '../../../../electron/contract/orders/statement-reading.ts'
import { caseFile, chosen, readFile } from '../../../support/statements.ts'

const provenOf = (name: string, some: Partial<StatementReading> = {}) => {
  const { slices, firstRejects, questions } = readFile(caseFile(name), some)
  const rows = slices.flatMap((json) => JSON.parse(json) as { reference: string; amount: string; paidAt: string }[])
  return {
    proven: rows.map(({ reference, amount, paidAt }) => [reference, amount, paidAt]),
    leftOut: firstRejects.map(({ row, reason }) => [row, reason]),
    asked: questions.map(({ ask }) => ask),
  }
}

describe('the six statements of the trial', () => {
  it('bdo-indicator: only the credit proves', () => {
    expect(provenOf('bdo-indicator.csv')).toEqual({
      proven: [['3093515120002', '700.00', '2026-11-29T16:00:00.000Z']],
      leftOut: [[2, 'MONEY_OUT']],
      asked: [],
    })
  })
  it('status: only the completed row proves, once somebody has said that its amounts came in', () => {
    expect(provenOf('status.csv').asked).toEqual(['direction'])
    expect(provenOf('status.csv').proven).toEqual([])
    expect(provenOf('status.csv', { unmarked: 'in' })).toEqual({
      proven: [['9093515120002', '1130.00', '2026-11-30T01:05:00.000Z']],
      leftOut: [[2, 'NOT_COMPLETED']],
      asked: [],
    })
  })
  it('decimal-comma: 980,50 is 980.50, 1.120,00 is 1,120.00 and 9,00 is 9.00', () => {
    expect(provenOf('decimal-comma.csv').asked).toEqual(['direction'])
    expect(provenOf('decimal-comma.csv', { unmarked: 'in' })).toEqual({
      proven: [
        ['4093515120001', '980.50', '2026-11-30T01:00:00.000Z'],
        ['4093515120002', '980.50', '2026-11-30T01:01:00.000Z'],
        ['4093515120003', '1120.00', '2026-11-30T01:02:00.000Z'],
        ['4093515120004', '9.00', '2026-11-30T01:03:00.000Z'],
      ],
      leftOut: [],
      asked: [],
    })
  })
  it('gcash-history: 1,120.00 at 09:15 in Manila, and the debit is left out', () => {
    expect(provenOf('gcash-history.csv')).toEqual({
      proven: [['1093515120001', '1120.00', '2026-11-30T01:15:00.000Z']],
      leftOut: [[3, 'MONEY_OUT']],
      asked: [],
    })
  })
  it('bdo-legacy: one credit under the lines above the heading, and none of the marks below', () => {
    expect(provenOf('bdo-legacy.csv')).toEqual({
      proven: [['2093515120001', '1120.00', '2026-11-29T16:00:00.000Z']],
      leftOut: [
        [7, 'NOT_A_PAYMENT'],
        [8, 'NOT_A_PAYMENT'],
      ],
      asked: [],
    })
    expect(readFile(caseFile('bdo-legacy.csv')).above.map(({ row }) => row)).toEqual([1, 2, 3, 4])
  })
  it('day-first: 30 November and 1 December, by one order for the file', () => {
    expect(provenOf('day-first.csv', { unmarked: 'in' })).toEqual({
      proven: [
        ['5093515120001', '1120.00', '2026-11-30T00:00:00.000Z'],
        ['5093515120002', '1120.00', '2026-12-01T00:00:00.000Z'],
      ],
      leftOut: [],
      asked: [],
    })
    expect(readFile(caseFile('day-first.csv')).reading).toEqual(
      chosen({
        ...{ encoding: 'utf-8', delimiter: ',', headingRow: 1, decimal: '.', dates: 'dmy' },
        columns: { at: 0, reference: 1, amount: 2 },
      }),
    )
  })
})
