import type { Cart } from '../../../contract/orders/carts.ts'
import { pause } from '../../../platform/pause.ts'
import type { Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { readPriceRules } from '../price-rules.ts'
import { readCart } from './cart-view.ts'

const lookMs = 1500

/** The cart now, then whenever it or what its lines can count on changes; ends with the cart. */
export async function* watchCart(
  { database, now, config }: OrdersDeps,
  { id, whose }: { id: string; whose: Whose },
  signal: AbortSignal,
): AsyncGenerator<Cart, void> {
  let last = ''
  while (!signal.aborted) {
    if (database.state().state === 'ready') {
      const rules = await readPriceRules(config)
      const cart = await database.read((db) => readCart(db, { id, rules, now: now(), whose }))
      if (!cart) return
      const mark = JSON.stringify(cart)
      if (mark !== last) yield cart
      last = mark
      // One that a sweep closed may be taken up again.
      if (cart.status === 'COMPLETED' || cart.status === 'MERGED') return
    }
    await pause(lookMs, signal)
  }
}
