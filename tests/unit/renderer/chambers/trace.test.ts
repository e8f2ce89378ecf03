import { expect, it } from 'vitest'
import { withLatest } from '../../../../renderer/features/chambers/trace.ts'

it('adds only a newer reading', () => {
  const measuredAt = new Date(2000)
  expect(withLatest({ t: [0, 1000], values: [1, 2] }, { value: 3, measuredAt })).toEqual({
    t: [0, 1000, 2000],
    values: [1, 2, 3],
  })
  const full = { t: [0, 1000, 2000], values: [1, 2, 3] }
  expect(withLatest(full, { value: 9, measuredAt })).toEqual(full)
  expect(withLatest(full, null)).toEqual(full)
})
