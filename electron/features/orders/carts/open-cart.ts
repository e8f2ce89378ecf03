import type { Cart } from '../../../contract/orders/carts.ts'
import type { OrderChannel } from '../../../contract/orders/order-words.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { By } from '../../whose/index.ts'
import type { OrdersDeps } from '../order-deps.ts'
import { readPriceRules } from '../price-rules.ts'
import { expiryOf } from './lock-cart.ts'
import { getCart } from './touch-cart.ts'

type NoCustomer = { code: 'CUSTOMER_NOT_FOUND' }
type OpenCart = By & { customerId: string | null; channel: OrderChannel }

/** The one open cart of a customer, whoever began it; each walk-in gets a new one. */
export async function openCart(
  { database, now, config }: OrdersDeps,
  command: OpenCart,
): Promise<Result<Cart, NoCustomer>> {
  const rules = await readPriceRules(config)
  const open = () =>
    inTransaction(database, async (tx): Promise<Result<Cart, NoCustomer>> => {
      const at = now()
      const opened = await openIn(tx, command, at)
      return opened.ok ? ok(await getCart(tx, { id: opened.value, rules, now: at, whose: command.whose })) : opened
    })
  try {
    return await open()
  } catch (error) {
    // Another desk opened the customer's cart in the same moment: it is the one.
    if (isUniqueViolation(error, 'idx_carts_one_active_user')) return open()
    throw error
  }
}

async function openIn(
  tx: Tx,
  { customerId, channel, userId: staffId }: OpenCart,
  now: Date,
): Promise<Result<string, NoCustomer>> {
  if (customerId !== null && (await tx.user.count({ where: { id: customerId } })) === 0) {
    return refuse({ code: 'CUSTOMER_NOT_FOUND' })
  }
  const own = customerId === null ? null : await tx.cart.findFirst({ where: { userId: customerId, status: 'ACTIVE' } })
  if (own) return ok(own.id)
  const data = { userId: customerId, staffId, channel, expiresAt: expiryOf(customerId, now), lastActivityAt: now }
  return ok((await tx.cart.create({ data })).id)
}
