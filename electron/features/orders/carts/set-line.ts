import type { Cart } from '../../../contract/orders/carts.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, type Result } from '../../../platform/result.ts'
import type { Whose } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { readCartRules } from './cart-rules.ts'
import { changeLine, type LineChange } from './change-line.ts'
import type { LineRefusal } from './line-rules.ts'
import { lockCart, type NoCart } from './lock-cart.ts'
import { touchCart } from './touch-cart.ts'

/** One line of a cart as a clerk wants it. */
export async function setLine(
  { database, now, config }: OrdersDeps,
  { whose, ...change }: LineChange & { whose: Whose },
): Promise<Result<Cart, NoCart | LineRefusal>> {
  const { prices, holdMs } = await readCartRules(config)
  return inTransaction(database, async (tx) => {
    const at = now()
    const cart = await lockCart(tx, { id: change.id, now: at, whose })
    if (!cart.ok) return cart
    const done = await changeLine(tx, change, { now: at, holdMs })
    if (!done.ok) return done
    return ok(await touchCart(tx, { id: change.id, rules: prices, now: at, whose }))
  })
}
