import type { Today, TodayOrder } from '../../../electron/contract/today.ts'

type Due = NonNullable<Today['orders']>

const farAway = Number.POSITIVE_INFINITY
const wanted = ({ neededAt }: TodayOrder) => neededAt?.getTime() ?? farAway

/** Of all steps the orders that are wanted first; those with no time said come last. */
export function firstDue({ confirm, pack, ship }: Due, most: number): TodayOrder[] {
  return [...confirm.rows, ...pack.rows, ...ship.rows]
    .toSorted((a, b) => (wanted(a) === wanted(b) ? 0 : wanted(a) - wanted(b)))
    .slice(0, most)
}

export const dueCount = ({ confirm, pack, ship }: Due): number => confirm.count + pack.count + ship.count
