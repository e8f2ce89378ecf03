import type { Cart } from '../../../contract/orders/carts.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import type { Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { addAsFarAsItGoes, type ShortLine } from './add-lines.ts'
import { readCartRules } from './cart-rules.ts'
import { lockCart, type NoCart } from './lock-cart.ts'
import { touchCart } from './touch-cart.ts'
import { usualLines } from './usual-lines.ts'

/** Puts into a cart what its customer had last time, or usually has. */
export async function repeatOrder(
  { database, now, config }: OrdersDeps,
  { id, of, whose }: { id: string; of: 'last' | 'usual'; whose: Whose },
): Promise<Result<{ cart: Cart; short: ShortLine[] }, NoCart>> {
  const { prices, holdMs } = await readCartRules(config)
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, { id, now: at, whose })
    if (!cart.ok) return cart
    const wanted = cart.value.userId === null ? [] : await usualLines(tx, cart.value.userId, of)
    const short = await addAsFarAsItGoes(tx, id, wanted, { now: at, holdMs })
    return ok({ cart: await touchCart(tx, { id, rules: prices, now: at, whose }), short })
  })
}
