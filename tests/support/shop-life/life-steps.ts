import fc from 'fast-check'
import type { Command } from '../shop-model/shop-model.ts'
import type { Shop } from '../shop-model/shop-words.ts'
import { inCarts, sale } from './cart-steps.ts'
import { type Meant, some } from './life-picks.ts'
import { atPaymongo, withMoney } from './money-steps.ts'
import { onOrders } from './order-steps.ts'
import { inStore } from './store-steps.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export type Step = Meant & { what: What }
type What = keyof typeof weights

const weights = {
  ...{ sell: 11, open: 2, add: 6, setLine: 3, renew: 1, repeat: 3, assign: 2, quote: 2, discard: 1, place: 4 },
  ...{
    edit: 8,
    move: 9,
    finish: 5,
    cancel: 4,
    release: 2,
    record: 8,
    confirm: 5,
    reject: 3,
    refund: 10,
    statement: 3,
    assignLine: 2,
  },
  ...{
    makeLink: 3,
    payLink: 3,
    cancelLink: 1,
    receive: 4,
    writeOff: 3,
    adjust: 1,
    price: 3,
    hide: 1,
    rules: 4,
    wait: 7,
  },
}

export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(
    ...Object.entries(weights).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what as What) })),
  ),
  by: fc.constantFrom('ana' as const, 'ben' as const),
  // Most clerks look before they act; the others act on what they saw a while ago.
  isFresh: fc.oneof({ weight: 7, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  ...{ a: fc.nat(5000), b: fc.nat(5000), c: fc.nat(5000) },
})
/** How long to wait: some usual times, and to the moment when the next thing runs out. */
export function waitOf(shop: Shop, { a, b }: Step): number {
  const ends = [
    ...Object.values(shop.carts).flatMap(({ lines, status, usedAt, expiresAt }) =>
      status === 'ACTIVE' ? [...lines.map(({ heldUntil }) => heldUntil), usedAt + 180 * minuteMs, expiresAt] : [],
    ),
    ...Object.values(shop.links).flatMap(({ expiresAt, state }) => (state === 'waiting' ? [expiresAt] : [])),
  ].filter((at) => at > shop.now + 2)
  const next = Math.min(...ends)
  if (b % 2 === 0 && Number.isFinite(next)) return next - shop.now - some([0, 1, 2], a)
  return some([5000, 5000, minuteMs, 20 * minuteMs, 60 * minuteMs, 200 * minuteMs, dayMs, 8 * dayMs, 31 * dayMs], a)
}

const rooms: Partial<Record<What, typeof inCarts>> = {
  ...{ sell: sale, open: inCarts, add: inCarts, setLine: inCarts, renew: inCarts, repeat: inCarts, assign: inCarts },
  ...{
    quote: inCarts,
    discard: inCarts,
    place: inCarts,
    edit: onOrders,
    move: onOrders,
    finish: onOrders,
    cancel: onOrders,
  },
  ...{
    release: onOrders,
    record: onOrders,
    makeLink: onOrders,
    confirm: withMoney,
    reject: withMoney,
    refund: withMoney,
  },
  ...{ statement: withMoney, assignLine: withMoney, payLink: atPaymongo, cancelLink: atPaymongo },
  ...{ receive: inStore, writeOff: inStore, adjust: inStore, price: inStore, hide: inStore, rules: inStore },
}

const needsLook = new Set(['edit', 'move', 'cancel', 'release'])

/** The commands that a step comes to in this shop; none: there is nothing to do it with. `key` names what it makes. */
export function commandsOf(shop: Shop, step: Step, key: string): Command[] {
  const who = { by: step.by, reason: `because ${key}` }
  return rooms[step.what]?.(shop, step, { key, ...who }) ?? []
}

/** Before they act on an order clerks look at it, or go by what they saw; whoever never saw it looks. */
export const looksBefore = (shop: Shop, command: Command, isFresh: boolean): Command[] =>
  needsLook.has(command.do) &&
  'order' in command &&
  (isFresh || shop.seen[`${command.by} ${command.order}`] === undefined)
    ? [{ do: 'look', order: command.order, by: command.by, reason: '' }]
    : []
