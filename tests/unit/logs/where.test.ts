import { expect, it } from 'vitest'
import { expectedRows } from '../../../electron/features/logs/log-reads.ts'
import { asMoment, collectWhere, typedWords } from '../../../electron/features/logs/where.ts'

it('takes words as typed, and signs of the search’s own language as signs', () => {
  expect(typedWords('  Ana  REYES ')).toEqual([
    { literal: "'ana':*", parsed: "'ana':*", folded: "'ana':*" },
    { literal: "'reyes':*", parsed: "'reyes':*", folded: "'reyes':*" },
  ])
  expect(typedWords("& | ! ( ) <-> :* ''")).toEqual([])
  expect(typedWords("O'Neil\\ (x)")).toEqual([
    { literal: "'o''neil\\\\':*", parsed: "'o''neil':*", folded: null },
    { literal: "'(x)':*", parsed: "'x':*", folded: "'x':*" },
  ])
  expect(typedWords('a\0b').map((word) => word.literal)).toEqual(["'a':*", "'b':*"])
})

it('takes a word folded too, unless it falls into several', () => {
  expect(typedWords('PEÑALOSA')).toEqual([{ literal: "'peñalosa':*", parsed: "'peñalosa':*", folded: "'penalosa':*" }])
  expect(typedWords('10.0.0.7')).toEqual([{ literal: "'10.0.0.7':*", parsed: "'10.0.0.7':*", folded: null }])
})

it('puts values beside the SQL, and knows what can’t be in the database', () => {
  const where = collectWhere()
  where.equal('action', "UPDATE'; --")
  where.equal('entity', null)
  expect(where.end()).toEqual({ sql: 'l."action" = $1', values: ["UPDATE'; --"] })
  where.equal('entity', 'a\0')
  expect(where.end()).toBeNull()
  expect(collectWhere().end()).toEqual({ sql: 'true', values: [] })
})

it('keeps moments within the years the database reads', () => {
  expect(asMoment(new Date(8.64e15))).toBe('9999-12-31T23:59:59.000Z')
  expect(asMoment(new Date(-8.64e15))).toBe('0001-01-01T00:00:00.000Z')
})

it('reads how many rows a plan expects', () => {
  expect(expectedRows([{ Plan: { 'Plan Rows': 12_345 } }])).toBe(12_345)
  expect(expectedRows('[{"Plan":{"Plan Rows":7}}]')).toBe(7)
  expect(expectedRows(undefined)).toBe(0)
})
