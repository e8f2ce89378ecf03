import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PriceRules } from '../../../electron/features/orders/order-totals.ts'
import { agreedMoves, asked, step } from '../../support/histories.ts'
import { PureFarm, type PureOrder } from '../../support/pure-farm.ts'

const rules: fc.Arbitrary<PriceRules> = fc.record({
  taxMode: fc.constantFrom('exclusive' as const, 'inclusive' as const, 'none' as const),
  taxRate: fc.constantFrom(0, 0.12, 0.1234),
  shippingFeeCentavos: fc.constantFrom(0, 10_000),
  freeShippingFromCentavos: fc.constantFrom(0, 100_000),
  volumeDiscount: fc.constantFrom([], [{ fromQuantity: 5, share: 0.05 }]),
})
const products = fc.array(
  fc.record({ stock: fc.integer({ min: 0, max: 12 }), priceCentavos: fc.integer({ min: 0, max: 99_999 }) }),
  { minLength: 1, maxLength: 3 },
)

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
const closed = (order: PureOrder) => order.status === 'CANCELLED' || order.status === 'REFUNDED'
/** Refunding all of a delivered order is the one move that no button makes. */
const legal = [...agreedMoves, 'DELIVERED REFUNDED']

/** Every sentence that is not true of the farm; written from what the office believes, not from the rules. */
function untrue(farm: PureFarm): string[] {
  const wrong: string[] = []
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(what)
  }
  for (const [id, stock] of farm.stock) {
    const own = farm.movements.filter((movement) => movement.productId === id)
    const inBatches = sum(farm.batches.filter((b) => b.productId === id).map((b) => b.remaining))
    must(stock >= 0, `${id} has ${stock}`)
    must(sum(own.map(({ quantity }) => quantity)) === stock, `the ledger of ${id} is not its stock`)
    must(inBatches <= stock, `the batches of ${id} hold more than there is`)
  }
  for (const batch of farm.batches) {
    const own = farm.movements.filter(({ batchId }) => batchId === batch.id)
    must(batch.remaining >= 0, `${batch.id} has ${batch.remaining}`)
    must(sum(own.map(({ quantity }) => quantity)) === batch.remaining, `the ledger of ${batch.id} is not what is left`)
  }
  farm.orders.forEach((order, at) => {
    const { totals, events, payments } = order
    const [owed, received] = [sum(events.map((e) => e.owed)), sum(events.map((e) => e.received))]
    const parts = totals.subtotalCentavos + totals.taxCentavos + totals.shippingCentavos - totals.discountCentavos
    const came = payments.filter(({ status }) => status === 'PAID' || status === 'REFUNDED')
    must(parts === totals.totalCentavos && parts >= 0, `order ${at}: the parts are not the whole`)
    must(owed === (closed(order) ? 0 : totals.totalCentavos - order.credited), `order ${at}: the story owes ${owed}`)
    must(
      order.credited >= 0 && order.credited <= Math.min(totals.totalCentavos, sum(came.map((p) => p.back))),
      `order ${at}: credited is not of what went back`,
    )
    must(received === order.paid, `order ${at}: the story received ${received}`)
    must(farm.due(order) === owed - received, `order ${at}: due is not owed less received`)
    must(
      order.paid === sum(came.map((p) => p.amount - p.back)) && order.paid >= 0,
      `order ${at}: paid is not what came`,
    )
    must(
      payments.every((p) => p.back <= (came.includes(p) ? p.amount : 0)),
      `order ${at}: more went back than came`,
    )
    must(
      events.every(({ move }) => move === undefined || legal.includes(move)),
      `order ${at}: an illegal move`,
    )
    const out = sum(farm.out(at).map(({ quantity }) => quantity))
    must(out <= (order.status === 'CANCELLED' ? 0 : sum(order.lines.map((l) => l.quantity))), `order ${at}: ${out} out`)
  })
  return wrong
}

it('stays true through any history of orders, edits, money and stock', { timeout: 3_600_000 }, () => {
  const history = fc.array(step, { minLength: 1, maxLength: 14 })
  fc.assert(
    fc.property(rules, products, history, (how, what, steps) => {
      const farm = new PureFarm(how, what)
      for (const one of steps) {
        farm.do(one)
        const wrong = untrue(farm)
        if (wrong.length > 0) expect({ after: one, wrong }).toEqual({ after: one, wrong: [] })
      }
    }),
    asked(4000, 1_000_000),
  )
})
