import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { tooMuchOff, totalsOf } from '../order-totals.ts'
import { readPriceRules } from '../price-rules.ts'
import { assignCart } from './assign-cart.ts'
import { readCart } from './cart-view.ts'
import { discardCart } from './discard-cart.ts'
import { openCart } from './open-cart.ts'
import { renewHolds } from './renew-holds.ts'
import { repeatOrder } from './repeat-order.ts'
import { setLine } from './set-line.ts'
import { watchCart } from './watch-cart.ts'

export function cartsRoutes(deps: OrdersDeps): FeatureRoutes<'carts'> {
  const { database, now, config } = deps
  const read = async (id: string) => {
    const rules = await readPriceRules(config)
    return database.read((db) => readCart(db, id, rules, now()))
  }
  return {
    open: (call) => openCart(deps, { ...call.input, staffId: personOf(call).id }),
    get: async ({ input }) => {
      const cart = await read(input.id)
      return cart ? ok(cart) : refuse({ code: 'CART_NOT_FOUND' })
    },
    watch: async ({ input, signal }) => {
      const cart = await read(input.id)
      return cart ? ok(watchCart(deps, input.id, signal)) : refuse({ code: 'CART_NOT_FOUND' })
    },
    mine: async (call) => {
      const rows = await database.read((db) =>
        db.cart.findMany({
          where: { staffId: personOf(call).id, status: 'ACTIVE', items: { some: {} } },
          orderBy: { lastActivityAt: 'desc' },
          select: { id: true },
          take: 20,
        }),
      )
      const carts = []
      for (const { id } of rows) carts.push(await read(id))
      return ok(carts.filter((cart) => cart !== null))
    },
    add: ({ input }) => setLine(deps, { id: input.id, productId: input.productId, add: input.quantity }),
    setLine: ({ input: { quantity, ...rest } }) => setLine(deps, { ...rest, set: quantity }),
    repeat: ({ input }) => repeatOrder(deps, input),
    renewHolds: ({ input }) => renewHolds(deps, input.id),
    assign: ({ input }) => assignCart(deps, input),
    quote: async ({ input }) => {
      const cart = await read(input.id)
      if (!cart) return refuse({ code: 'CART_NOT_FOUND' })
      const totals = totalsOf(cart.lines, input, await readPriceRules(config))
      const off = tooMuchOff(input.discountCentavos, totals)
      return off ? refuse(off) : ok(totals)
    },
    discard: ({ input }) => discardCart(deps, input.id),
  }
}
