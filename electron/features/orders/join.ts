import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import { cartsRoutes } from './carts/cart-routes.ts'
import { sweepCarts } from './carts/sweep-carts.ts'
import type { OrdersDeps } from './order-deps.ts'
import { ordersRoutes } from './order-routes.ts'

const sweepMs = 5 * 60_000

export function joinOrders(deps: OrdersDeps): Joined<Pick<Routes, 'carts' | 'orders'>> {
  const { database, now } = deps
  return {
    routes: { carts: cartsRoutes(deps), orders: ordersRoutes(deps) },
    chores: [
      {
        ...{ what: 'close carts that ran out', everyMs: sweepMs, isFirstSoon: true },
        run: () => sweepCarts(database, now()),
      },
    ],
  }
}
