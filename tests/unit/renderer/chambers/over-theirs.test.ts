import { expect, it } from 'vitest'
import { overTheirs } from '../../../../renderer/features/chambers/over-theirs.ts'

it('puts what was typed over what another desktop saved, and names what they changed', () => {
  const read = { scale: 1, offset: 0, note: null }
  const theirs = { scale: 1.2, offset: 0.5, note: null }
  expect(overTheirs<Record<string, number | null>>({ read, theirs, typed: { ...read, offset: -1 } })).toEqual({
    values: { scale: 1.2, offset: -1, note: null },
    fields: ['scale', 'offset'],
  })
  expect(overTheirs({ read, theirs: read, typed: read })).toEqual({ values: read, fields: [] })
})
