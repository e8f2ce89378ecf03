import fc from 'fast-check'
import type { OrderMove, OrderStatus, PaymentMethod } from '../../electron/contract/orders/order-words.ts'

/** What a clerk does; orders, payments and products are named by a number that is taken modulo how many there are. */
export type Step =
  | { do: 'place'; lines: AskedLine[]; discountCentavos: number | null; shippingCentavos: number | null; told: boolean }
  | { do: 'edit'; order: number; lines: AskedLine[]; discountCentavos: number | null; shippingCentavos: number | null }
  | { do: 'pay'; order: number; method: PaymentMethod; percent: number }
  | { do: 'confirm'; order: number; payment: number }
  | { do: 'reject'; order: number; payment: number }
  | { do: 'refund'; order: number; payment: number; percent: number; back: number; toStock: boolean }
  | { do: 'move'; order: number; move: Exclude<OrderMove, 'cancel' | 'refund'> | 'next' }
  | { do: 'cancel'; order: number }
  | { do: 'release'; order: number }
  | { do: 'receive'; product: number; quantity: number }
  | { do: 'harvest'; product: number; quantity: number }
  | { do: 'writeOff'; product: number; quantity: number }
  | { do: 'adjust'; product: number; difference: number }
type Move = Extract<Step, { do: 'move' }>['move']
export type AskedLine = { product: number; quantity: number }

const n = (max: number, min = 0) => fc.integer({ min, max })
const order = n(3)
const product = n(2)
const payment = n(2)
const maybe = fc.option(n(20_000), { freq: 3 })
const request = { discountCentavos: maybe, shippingCentavos: maybe }
const lines = (minLength: number) =>
  fc.uniqueArray(fc.record({ product, quantity: n(6, 1) }), { minLength, maxLength: 3, selector: (l) => l.product })
// Above 100 too: more than is due is paid, more than was paid is asked back.
const percent = fc.constantFrom(1, 30, 50, 100, 100, 100, 120)
const method = fc.constantFrom<PaymentMethod>('COD', 'COD', 'GCASH', 'CREDIT_CARD')
const move = fc.constantFrom<Move>('next', 'next', 'next', 'confirm', 'process', 'ship', 'deliver')

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('place' as const), lines: lines(1), ...request, told: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), order, lines: lines(0), ...request }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pay' as const), order, method, percent }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('confirm' as const, 'confirm' as const, 'reject' as const),
      order,
      payment,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      order,
      payment,
      percent,
      back: n(4),
      toStock: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('move' as const), order, move }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('cancel' as const, 'release' as const), order }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('receive' as const, 'harvest' as const, 'writeOff' as const),
      product,
      quantity: n(8, 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      product,
      difference: n(8, -8).filter((some) => some !== 0),
    }),
  },
)

/** The button in front: most clerks press it. */
const forward: Partial<Record<OrderStatus, Exclude<Move, 'next'>>> = {
  PENDING: 'confirm',
  CONFIRMED: 'process',
  PROCESSING: 'ship',
}
export const moveMeant = (move: Move, status: OrderStatus): Exclude<Move, 'next'> =>
  move === 'next' ? (forward[status] ?? 'deliver') : move

/** The moves agreed with the office (decision 64), written by hand: from, to. */
export const agreedMoves = [
  'PENDING CONFIRMED',
  'PENDING CANCELLED',
  'CONFIRMED PROCESSING',
  'CONFIRMED CANCELLED',
  'PROCESSING SHIPPED',
  'PROCESSING CANCELLED',
  'SHIPPED DELIVERED',
]

/** The same questions every time, unless somebody asks for long or names a seed (MASH_SEED). */
export const asked = (short: number, long: number): { numRuns: number; seed?: number } => {
  const seed = process.env['MASH_SEED']
  if (seed) return { numRuns: short, seed: Number(seed) }
  return process.env['MASH_LONG'] === '1' ? { numRuns: long } : { numRuns: short, seed: 20_261_125 }
}
