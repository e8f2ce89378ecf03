import { describe, expect, it } from 'vitest'
import { changesOf, plainField } from '../../../renderer/features/logs/changes.ts'
import { dayEdge, dayText, periodStart } from '../../../renderer/features/logs/periods.ts'

describe('what changed between two states', () => {
  it('tells only the fields that differ, as deep as they are', () => {
    const before = { name: 'House 1', place: 'Calamba', bands: { temp: { low: 18, high: 24 }, co2: { high: 900 } } }
    const after = { name: 'House 2', place: 'Calamba', bands: { temp: { low: 18, high: 25 }, co2: { high: 900 } } }
    expect(changesOf(before, after)).toEqual([
      { field: 'name', before: 'House 1', after: 'House 2' },
      { field: 'bands.temp.high', before: 24, after: 25 },
    ])
  })

  it('takes a field that the new state leaves out for untouched', () => {
    expect(changesOf({ name: 'Clerk', permissions: ['a'] }, { permissions: ['a', 'b'] })).toEqual([
      { field: 'permissions', before: ['a'], after: ['a', 'b'] },
    ])
  })

  it('tells all of what was added or removed', () => {
    expect(changesOf(null, { name: 'Clerk' })).toEqual([{ field: 'name', before: undefined, after: 'Clerk' }])
    expect(changesOf({ name: 'Clerk' }, null)).toEqual([{ field: 'name', before: 'Clerk', after: undefined }])
    expect(changesOf(null, null)).toEqual([])
  })

  it('leaves out what was nothing and is nothing', () => {
    expect(changesOf(null, { search: '', from: null, action: 'LOGIN' })).toEqual([
      { field: 'action', before: undefined, after: 'LOGIN' },
    ])
    expect(changesOf({ phone: null }, { phone: '' })).toEqual([])
  })

  it('tells of a masked field, since what is behind may have changed', () => {
    expect(changesOf({ password: '[masked]' }, { password: '[masked]' })).toHaveLength(1)
  })

  it('lives with values that are no records', () => {
    expect(changesOf('old', 'new')).toEqual([{ field: '', before: 'old', after: 'new' }])
    expect(changesOf(null, [1, 2])).toEqual([{ field: '', before: undefined, after: [1, 2] }])
  })
})

it('reads a field’s name as words', () => {
  expect(plainField('bands.maxTemp')).toBe('Bands · max temp')
  expect(plainField('entity_id')).toBe('Entity id')
})

it('begins a period at midnight in Manila, today among its days', () => {
  const now = new Date('2026-03-10T17:30:00Z') // 01:30 of the 11th in Manila
  expect(periodStart('today', now)).toEqual(new Date('2026-03-10T16:00:00Z'))
  expect(periodStart('week', now)).toEqual(new Date('2026-03-04T16:00:00Z'))
  expect(periodStart('month', now)).toEqual(new Date('2026-02-09T16:00:00Z'))
  expect(periodStart('all', now)).toBeNull()
})

it('takes a range of days from their first midnight to the one after the last', () => {
  expect(dayEdge('2026-11-22', 'start')).toEqual(new Date('2026-11-21T16:00:00Z'))
  expect(dayEdge('2026-11-22', 'end')).toEqual(new Date('2026-11-22T16:00:00Z'))
  expect(dayEdge('', 'end')).toBeNull()
  expect(dayText(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  expect(dayText(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
})
