import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll } from 'vitest'
import type { Database } from '../../support/database.ts'
import { type PaymongoEmulator, startPaymongo } from '../../support/paymongo.ts'
import { describeRefusals, namedRefusals, type Refusals } from '../../support/refusals.ts'
import type { TestClient } from '../../support/test-farm.ts'
import { counter } from '../orders/refusals/world.ts'

const named = namedRefusals(['payments']).filter((name) => /\.(?:make|cancel)Link /.test(name))
const key = 'sk_test_kabute1234'
/** ₱112.00 with its VAT. */
const due = 11_200

function refusalsOfLinks(own: Database, ana: TestClient, paymongo: PaymongoEmulator): Refusals {
  const { order, cancelled, pay, product } = counter(own, ana)
  type Wanted = { amountCentavos?: number; operationId?: string }
  const link = ({ id }: { id: string }, { amountCentavos = due, operationId = randomUUID() }: Wanted = {}) =>
    ana.payments.makeLink({ orderId: id, operationId, amountCentavos })
  const fine = {
    allowed: async () => {
      paymongo.trouble = null
      return link(await order())
    },
  }
  const amid = (trouble: PaymongoEmulator['trouble']) => async () => {
    paymongo.trouble = trouble
    return link(await order())
  }
  /** A piece of so many pesos, with its VAT. */
  const worth = async (price: number) => {
    const { id } = await product({ price })
    const cart = await ana.carts.open({ customerId: null, channel: 'walk-in' })
    await ana.carts.add({ id: cart.id, productId: id, quantity: 1 })
    const placed = await ana.orders.place({
      ...{ cartId: cart.id, operationId: randomUUID(), handOver: 'pickup', neededAt: null, notes: '', payment: null },
      ...{ shippingAddress: null, billingAddress: null, discountCentavos: null, shippingCentavos: null },
    })
    return link(placed, { amountCentavos: placed.dueCentavos })
  }
  return {
    'payments.makeLink NO_KEY': {
      refused: async () => {
        await ana.paymongo.remove()
        return link(await order())
      },
      allowed: async () => {
        await ana.paymongo.save({ secretKey: key })
        return link(await order())
      },
    },
    'payments.makeLink KEY_REFUSED': {
      refused: async () => {
        await ana.paymongo.save({ secretKey: 'sk_test_otherone99' })
        return link(await order())
      },
      allowed: async () => {
        await ana.paymongo.save({ secretKey: key })
        return link(await order())
      },
    },
    'payments.makeLink ORDER_NOT_FOUND': { ...fine, refused: () => link({ id: 'none' }) },
    'payments.makeLink ORDER_CLOSED': { ...fine, refused: async () => link(await cancelled()) },
    'payments.makeLink NOTHING_DUE': {
      refused: async () => link(await pay(await order()), { amountCentavos: 1 }),
      allowed: async () => link(await pay(await order(), { amountCentavos: 1200 }), { amountCentavos: due - 1200 }),
    },
    'payments.makeLink DUE_CHANGED': {
      ...fine,
      refused: async () => link(await order(), { amountCentavos: due - 1 }),
    },
    'payments.makeLink LINK_OPEN': {
      refused: async () => {
        const of = await order()
        await link(of)
        return link(await pay(of, { amountCentavos: 1 }), { amountCentavos: due - 1 })
      },
      allowed: async () => {
        const of = await order()
        await link(of)
        return link(of)
      },
    },
    // They ask for ₱100 at least.
    'payments.makeLink AMOUNT_REFUSED': { refused: () => worth(89.28), allowed: () => worth(89.29) },
    'payments.makeLink PROVIDER_REFUSED': { ...fine, refused: amid('suspended') },
    'payments.makeLink PROVIDER_AWAY': { ...fine, refused: amid('cut') },
    'payments.cancelLink LINK_NOT_FOUND': {
      refused: () => ana.payments.cancelLink({ linkId: 'none' }),
      allowed: async () => ana.payments.cancelLink({ linkId: (await link(await order())).id }),
    },
  }
}

let paymongo: PaymongoEmulator
beforeAll(async () => {
  paymongo = await startPaymongo([key])
})
afterEach(() => {
  paymongo.trouble = null
})
afterAll(() => paymongo.stop())

describeRefusals(
  named,
  async (own, ana) => {
    await ana.paymongo.save({ secretKey: key })
    return refusalsOfLinks(own, ana, paymongo)
  },
  () => ({ paymongo: { url: paymongo.url, timeoutMs: 1000 } }),
)
