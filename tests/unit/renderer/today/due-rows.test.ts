import { expect, it } from 'vitest'
import type { TodayGroup, TodayStep } from '../../../../electron/contract/today.ts'
import { dueCount, firstDue } from '../../../../renderer/features/today/due-rows.ts'

const group = (step: TodayStep, count: number, wanted: (string | null)[]): TodayGroup => ({
  ...{ count, exact: true, centavos: 0, late: 0, firstNeededAt: null },
  rows: wanted.map((clock, n) => ({
    ...{ id: `${step}${n}`, orderNumber: '', step, customer: '', channel: null, handOver: 'pickup' as const },
    ...{ totalCentavos: 0, lines: [], moreLines: 0, isUnproved: false },
    neededAt: clock === null ? null : new Date(`2026-11-25T${clock}:00+08:00`),
  })),
})

it('shows what is wanted first, whatever its step; no time said comes last', () => {
  const due = {
    confirm: group('confirm', 2, ['14:00', null]),
    pack: group('pack', 9, ['08:30', '10:00']),
    ship: group('ship', 1, ['09:00']),
  }
  expect(firstDue(due, 4).map(({ id }) => id)).toEqual(['pack0', 'ship0', 'pack1', 'confirm0'])
  expect(firstDue(due, 8).map(({ id }) => id)).toEqual(['pack0', 'ship0', 'pack1', 'confirm0', 'confirm1'])
  expect(dueCount(due)).toBe(12)
})
