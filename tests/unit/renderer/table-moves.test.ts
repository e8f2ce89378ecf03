import { describe, expect, it } from 'vitest'
import { compareKeys, moveTo, shownColumns, withFocused, withGaps } from '../../../renderer/ui/table-moves.ts'

describe('walking a table by keys', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['PageDown', 4, 13],
    ['PageDown', 95, 99],
    ['PageUp', 50, 41],
    ['PageUp', 3, 0],
  ])('%s from row %i leads to row %i', (key, at, to) => {
    expect(moveTo(key, { at, count: 100, page: 10 })).toBe(to)
  })

  it('leaves other keys and an empty table alone', () => {
    expect(moveTo('a', { at: 0, count: 100, page: 10 })).toBeNull()
    expect(moveTo('Tab', { at: 0, count: 100, page: 10 })).toBeNull()
    expect(moveTo('ArrowDown', { at: 0, count: 0, page: 10 })).toBeNull()
  })

  it('goes at least one row by page in a table that is too low for two', () => {
    expect(moveTo('PageDown', { at: 4, count: 100, page: 1 })).toBe(5)
  })
})

describe('what a virtual body draws', () => {
  const placed = (index: number) => ({ index, start: index * 36, end: index * 36 + 36 })

  it('fills what is not drawn with gaps that add up to the whole', () => {
    const spans = withGaps([placed(2), placed(10), placed(11)], 100 * 36)
    expect(spans).toEqual([
      { kind: 'gap', key: 'before-2', height: 72 },
      { kind: 'row', index: 2 },
      { kind: 'gap', key: 'before-10', height: 252 },
      { kind: 'row', index: 10 },
      { kind: 'row', index: 11 },
      { kind: 'gap', key: 'rest', height: 88 * 36 },
    ])
  })

  it('needs no gap when all is drawn', () => {
    expect(withGaps([placed(0), placed(1)], 72)).toEqual([
      { kind: 'row', index: 0 },
      { kind: 'row', index: 1 },
    ])
  })

  it('keeps the row that holds the focus, however far it is', () => {
    expect(withFocused([10, 11, 12], 3, 100)).toEqual([3, 10, 11, 12])
    expect(withFocused([10, 11, 12], 80, 100)).toEqual([10, 11, 12, 80])
    expect(withFocused([10, 11, 12], 11, 100)).toEqual([10, 11, 12])
    expect(withFocused([10, 11, 12], 100, 100)).toEqual([10, 11, 12])
    expect(withFocused([10, 11, 12], -1, 100)).toEqual([10, 11, 12])
  })
})

describe('sorting', () => {
  it('files texts as a person would, and puts nothing last', () => {
    const names = ['House 10', null, 'bukid', 'Ana', 'House 9']
    expect(names.toSorted(compareKeys)).toEqual(['Ana', 'bukid', 'House 9', 'House 10', null])
  })

  it('knows numbers and moments', () => {
    expect([10, 9, 100].toSorted(compareKeys)).toEqual([9, 10, 100])
    const [first, second] = [new Date('2026-03-01'), new Date('2026-03-02')]
    expect([second, first].toSorted(compareKeys)).toEqual([first, second])
  })
})

it('leaves out the columns there is no room for, and none before the width is known', () => {
  const columns = [{ id: 'time' }, { id: 'where', hideBelow: 900 }]
  expect(shownColumns(columns, 800)).toEqual({ time: true, where: false })
  expect(shownColumns(columns, 900)).toEqual({ time: true, where: true })
  expect(shownColumns(columns, null)).toEqual({ time: true, where: true })
})
