import type { FeatureRoutes } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { askedBy, byWhom, type Whose } from '../../whose/index.ts'
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
  const read = async (id: string, whose: Whose) => {
    const rules = await readPriceRules(config)
    return database.read((db) => readCart(db, { id, rules, now: now(), whose }))
  }
  return {
    open: (call) => openCart(deps, askedBy(call)),
    get: async (call) => {
      const cart = await read(call.input.id, byWhom(call).whose)
      return cart ? ok(cart) : refuse({ code: 'CART_NOT_FOUND' })
    },
    watch: async (call) => {
      const of = askedBy(call)
      const cart = await read(of.id, of.whose)
      return cart ? ok(watchCart(deps, of, call.signal)) : refuse({ code: 'CART_NOT_FOUND' })
    },
    mine: async (call) => {
      const { userId, whose } = byWhom(call)
      const rows = await database.read((db) =>
        db.cart.findMany({
          where: { staffId: userId, status: 'ACTIVE', items: { some: {} } },
          orderBy: { lastActivityAt: 'desc' },
          select: { id: true },
          take: 20,
        }),
      )
      const carts = []
      for (const { id } of rows) carts.push(await read(id, whose))
      return ok(carts.filter((cart) => cart !== null))
    },
    add: (call) => {
      const { quantity: add, ...line } = askedBy(call)
      return setLine(deps, { ...line, add })
    },
    setLine: (call) => {
      const { quantity: set, ...line } = askedBy(call)
      return setLine(deps, { ...line, set })
    },
    repeat: (call) => repeatOrder(deps, askedBy(call)),
    renewHolds: (call) => renewHolds(deps, askedBy(call)),
    assign: (call) => assignCart(deps, askedBy(call)),
    quote: async (call) => {
      const { input } = call
      const cart = await read(input.id, byWhom(call).whose)
      if (!cart) return refuse({ code: 'CART_NOT_FOUND' })
      const totals = totalsOf(cart.lines, input, await readPriceRules(config))
      const off = tooMuchOff(input.discountCentavos, totals)
      return off ? refuse(off) : ok(totals)
    },
    discard: (call) => discardCart(deps, askedBy(call)),
  }
}
