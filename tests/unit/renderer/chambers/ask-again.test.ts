import { expect, it } from 'vitest'
import { askAgain } from '../../../../renderer/features/chambers/ask-again.ts'

const minute = 60_000
const at = (now: number) => ({ now, from: new Date(now - 1000), againMs: minute })
const late = (now: number) => ({ now, from: new Date(now - 6 * minute), againMs: minute })

it('asks again when a bucket may have closed and something was stored, not before', () => {
  const asked = { at: 0, owed: false }
  expect(askAgain(asked, at(minute - 1))).toBe(asked)
  expect(askAgain(asked, at(minute))).toEqual({ at: minute, owed: false })
})

it('asks soon when readings were stored that waited, and once more after the last of many parts', () => {
  const asked = { at: 0, owed: false }
  expect(askAgain(asked, late(5000))).toEqual({ at: 5000, owed: false })
  const owed = askAgain({ at: 5000, owed: false }, late(6000))
  expect(owed).toEqual({ at: 5000, owed: true })
  expect(askAgain(owed, late(7000))).toBe(owed)
  expect(askAgain(owed, at(9999))).toBe(owed)
  expect(askAgain(owed, at(10_000))).toEqual({ at: 10_000, owed: false })
})

it('takes a clock that is five minutes off for nothing late', () => {
  const asked = { at: 0, owed: false }
  expect(askAgain(asked, { now: 6000, from: new Date(6000 - 5 * minute), againMs: minute })).toBe(asked)
})
