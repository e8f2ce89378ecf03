import { describe, expect, it } from 'vitest'
import { centavosIn, readAmount } from '../../../../electron/platform/table-reader/amount-rules.ts'
import { momentIn, readMoment } from '../../../../electron/platform/table-reader/moment-rules.ts'
import { settle } from '../../../../electron/platform/table-reader/settle-rules.ts'

describe('an amount', () => {
  it.each<[string, number | null, number | null]>([
    // as written, with a decimal point, with a decimal comma
    ['1,120.00', 112_000, null],
    ['1.120,00', null, 112_000],
    ['980,50', null, 98_050],
    ['980.50', 98_050, null],
    ['9,00', null, 900],
    ['9,0', null, 900],
    ['1120', 112_000, 112_000],
    ['1,120', 112_000, null],
    ['1.120', 112, 112_000],
    ['1.125', null, 112_500],
    ['1120.0000', 112_000, null],
    ['1120.5', 112_050, null],
    ['1,234,567.89', 123_456_789, null],
    ['1.234.567,89', null, 123_456_789],
    ['1 120.00', 112_000, null],
    ['1 120,00', null, 112_000],
    ["1'120.00", 112_000, null],
    ['1’120,00', null, 112_000],
    ['12,34,567.00', null, null],
    ['1,12.00', null, null],
    ['1,120 000.00', null, null],
    ['.50', 50, null],
    ['0.00', 0, null],
    ['₱1,234.50', 123_450, null],
    ['PHP 1234.5', 123_450, null],
    ['1234.50 Php', 123_450, null],
    ['P1,234.50', 123_450, null],
    ['99,999,999.99', 9_999_999_999, null],
    ['100,000,000.00', null, null],
    ['9.01E+12', null, null],
    ['USD 20.00', null, null],
    ['', null, null],
    ['-', null, null],
    ['.', null, null],
    ['n/a', null, null],
    ['1.2.3', null, null],
  ])('%s', (text, point, comma) => {
    expect([centavosIn('.')(text), centavosIn(',')(text)]).toEqual([point, comma])
  })

  it.each<[string, 'in' | 'out' | null]>([
    ['50.00', null],
    ['+50.00', 'in'],
    ['-50.00', 'out'],
    ['−50.00', 'out'],
    ['–50.00', 'out'],
    ['50.00-', 'out'],
    // a hyphen as word processors and spreadsheets of other systems write it
    ['‐50.00', 'out'],
    ['‑50.00', 'out'],
    ['‒50.00', 'out'],
    ['—50.00', 'out'],
    ['﹣50.00', 'out'],
    ['－50.00', 'out'],
    ['50.00－', 'out'],
    ['₱(50.00)', 'out'],
    ['50.00C', 'in'],
    ['50.00 D', 'out'],
    ['(50.00)', 'out'],
    ['(₱50.00)', 'out'],
    ['₱-50.00', 'out'],
    ['-₱50.00', 'out'],
    ['50.00 CR', 'in'],
    ['50.00Cr.', 'in'],
    ['CR 50.00', 'in'],
    ['50.00 DR', 'out'],
    ['50.00DR.', 'out'],
    ['DR50.00', 'out'],
    ['-50.00 DR', 'out'],
    ['(50.00) DR', 'out'],
    ['+50.00 CR', 'in'],
  ])('%s is marked', (text, sign) => {
    expect(readAmount(text, '.')).toEqual({ centavos: 5000, sign })
  })

  it('whose marks contradict one another is none', () => {
    expect(readAmount('-50.00 CR', '.')).toBeNull()
    expect(readAmount('(50.00) CR', '.')).toBeNull()
    expect(readAmount('+50.00 DR', '.')).toBeNull()
    expect(readAmount('--50.00', '.')).toBeNull()
  })
})

describe('a moment', () => {
  const of = (text: string, order: 'dmy' | 'mdy' = 'dmy') => {
    const at = readMoment(text, order)
    return at === null ? null : new Date(at).toISOString().slice(0, 19)
  }
  it.each<[string, string | null, string | null]>([
    // as written; day first, month first; 09:15 in Manila is 01:15 in UTC
    ['2026-11-30', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['2026-11-30 09:15', '2026-11-30T01:15:00', '2026-11-30T01:15:00'],
    ['2026-11-30 09:15 AM', '2026-11-30T01:15:00', '2026-11-30T01:15:00'],
    ['2026-11-30 01:40 PM', '2026-11-30T05:40:00', '2026-11-30T05:40:00'],
    ['2026-11-30 01:40:09 p.m.', '2026-11-30T05:40:09', '2026-11-30T05:40:09'],
    ['2026-11-30 12:00 AM', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['2026-11-30 12:00 PM', '2026-11-30T04:00:00', '2026-11-30T04:00:00'],
    ['2026-11-30 13:15 PM', '2026-11-30T05:15:00', '2026-11-30T05:15:00'],
    ['2026-11-30 13:15 AM', null, null],
    ['2026-11-30 24:00', null, null],
    ['2026-11-30 23:59:59', '2026-11-30T15:59:59', '2026-11-30T15:59:59'],
    ['2026-11-30 10:60', null, null],
    ['2026-11-30 10:59:60', null, null],
    ['2026-11-30T09:15:00.123Z', '2026-11-30T09:15:00', '2026-11-30T09:15:00'],
    ['2026-11-30T09:15:00+08:00', '2026-11-30T01:15:00', '2026-11-30T01:15:00'],
    ['2026-11-30T09:15:00-0130', '2026-11-30T10:45:00', '2026-11-30T10:45:00'],
    ['2026-11-30 09:15 UTC', '2026-11-30T09:15:00', '2026-11-30T09:15:00'],
    ['2026/11/30', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['2026-11/30', null, null],
    ['20261130', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['20261130091500', '2026-11-30T01:15:00', '2026-11-30T01:15:00'],
    ['30112026', '2026-11-29T16:00:00', null],
    ['20112026', '2026-11-19T16:00:00', null],
    ['11302026', null, '2026-11-29T16:00:00'],
    ['20261301', null, null],
    ['30112126', null, null],
    ['30NOV26', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['1Nov2026', '2026-10-31T16:00:00', '2026-10-31T16:00:00'],
    ['30-NOV-26 10.15.00 AM', '2026-11-30T02:15:00', '2026-11-30T02:15:00'],
    ['30-NOV-26 10.15.00.123456 PM', '2026-11-30T14:15:00', '2026-11-30T14:15:00'],
    ['2026-11-30-10.15.09', '2026-11-30T02:15:09', '2026-11-30T02:15:09'],
    ['30/11/2026 10.15', '2026-11-30T02:15:00', null],
    ['30.11.26', '2026-11-29T16:00:00', null],
    ['30 Nov 2026 at 9:15 PM', '2026-11-30T13:15:00', '2026-11-30T13:15:00'],
    ['2026-11-30 10.60', null, null],
    ['2026-11-30 10:15.30', null, null],
    ['30/11', null, null],
    ['30/11/2026 08:00', '2026-11-30T00:00:00', null],
    ['11/30/2026 08:00', null, '2026-11-30T00:00:00'],
    ['01/12/2026', '2026-11-30T16:00:00', '2026-01-11T16:00:00'],
    ['1.12.26', '2026-11-30T16:00:00', '2026-01-11T16:00:00'],
    ['30-Nov-26', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['30 November 2026', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['Nov 30, 2026', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['Nov. 30, 2026 9:15 AM', '2026-11-30T01:15:00', '2026-11-30T01:15:00'],
    ['Sept 1, 2026', '2026-08-31T16:00:00', '2026-08-31T16:00:00'],
    ['2026-Nov-30', '2026-11-29T16:00:00', '2026-11-29T16:00:00'],
    ['Mon, 30 Nov 2026 09:15:00', '2026-11-30T01:15:00', '2026-11-30T01:15:00'],
    ['Novem 30, 2026', null, null],
    ['30-Foo-2026', null, null],
    ['2026-02-29', null, null],
    ['2028-02-29', '2028-02-28T16:00:00', '2028-02-28T16:00:00'],
    ['2026-13-01', null, null],
    ['2026-00-10', null, null],
    ['2026-11-00', null, null],
    ['31/11/2026', null, null],
    ['09:15', null, null],
    ['Total', null, null],
    ['', null, null],
    ['46356.38', null, null],
  ])('%s', (text, dayFirst, monthFirst) => {
    expect([of(text), of(text, 'mdy')]).toEqual([dayFirst, monthFirst])
  })
})

describe('one convention for a file', () => {
  const numbers = (...texts: string[]) => settle(texts, centavosIn('.'), centavosIn(',')).settled
  const dates = (...texts: string[]) => settle(texts, momentIn('dmy'), momentIn('mdy')).settled
  it('is settled by what can be written in one way only', () => {
    expect(numbers('980,50', '9,00', '1.120')).toBe('second')
    expect(numbers('1,120', '1.120', 'Total')).toBe('first')
    expect(dates('01/12/2026', '30/11/2026')).toBe('first')
    expect(dates('11/30/2026', '01/12/2026')).toBe('second')
  })
  it('makes no difference where both say the same', () => {
    expect(numbers('100', '', 'x')).toBe('either')
    expect(dates('2026-11-30', '11/11/2026', 'Nov 30, 2026')).toBe('either')
    expect(dates()).toBe('either')
  })
  it('is asked for where both are possible, with what is doubtful', () => {
    expect(settle(['100', '1.120'], centavosIn('.'), centavosIn(','))).toEqual({ settled: 'ask', sample: '1.120' })
    expect(settle(['11/11/2026', '01/12/2026'], momentIn('dmy'), momentIn('mdy'))).toEqual({
      ...{ settled: 'ask', sample: '01/12/2026' },
    })
  })
  it('is asked for where some are only the one and some only the other', () => {
    expect(settle(['1,120.00', '980,50'], centavosIn('.'), centavosIn(','))).toEqual({ settled: 'ask', sample: null })
    expect(dates('30/11/2026', '11/30/2026')).toBe('ask')
  })
})
