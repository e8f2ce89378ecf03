import { mostLines } from '../../../../electron/contract/orders/carts.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { addProduct } from '../../../support/sell.ts'
import type { Counter } from './world.ts'

/** Calls that need an open cart. */
const onCart = ({ ana, product, customer }: Counter): Record<string, (id: string) => Promise<unknown>> => ({
  add: async (id) => ana.carts.add({ id, productId: (await product()).id, quantity: 1 }),
  setLine: async (id) => ana.carts.setLine({ id, productId: (await product()).id, quantity: 1 }),
  repeat: (id) => ana.carts.repeat({ id, of: 'last' }),
  renewHolds: (id) => ana.carts.renewHolds({ id }),
  assign: async (id) => ana.carts.assign({ id, customerId: (await customer()).id }),
  discard: (id) => ana.carts.discard({ id }),
})

/** Calls that show a cart, whether it is open or not. */
const ofCart = ({ ana }: Counter): Record<string, (id: string) => Promise<unknown>> => ({
  get: (id) => ana.carts.get({ id }),
  watch: async (id) => {
    for await (const { status } of await ana.carts.watch({ id })) return status
    return null
  },
  quote: (id) => ana.carts.quote({ id, handOver: 'pickup', discountCentavos: null, shippingCentavos: null }),
})

/** More than one cart may hold, more than there is, more lines than a cart has. */
function ofLines(at: Counter, put: 'add' | 'setLine'): Refusals {
  const { own, ana, product, emptyCart } = at
  const into = async (productId: string, quantity: number, cartId?: string) =>
    ana.carts[put]({ id: cartId ?? (await emptyCart()).id, productId, quantity })
  const fullBut = async (lines: number) => {
    const { id } = await emptyCart()
    const many = await Promise.all(Array.from({ length: lines }, () => addProduct(own.db, { stock: 1, price: 1 })))
    const common = { cartId: id, quantity: 1, price: 1, originalPrice: 1, subtotal: 1, total: 1, productSnapshot: {} }
    await own.db.cartItem.createMany({ data: many.map((one) => ({ ...common, productId: one.id })) })
    return id
  }
  const heldByAnother = async () => {
    const { id } = await product()
    await ana.carts.add({ id: (await emptyCart()).id, productId: id, quantity: 4 })
    return id
  }
  return {
    [`carts.${put} STOCK_SHORT`]: {
      refused: async () => into(await heldByAnother(), 7),
      allowed: async () => into(await heldByAnother(), 6),
    },
    [`carts.${put} PRODUCT_NOT_FOUND`]: {
      refused: async () => {
        const { id } = await product()
        await own.db.product.update({ where: { id }, data: { isActive: false } })
        return into(id, 1)
      },
      allowed: async () => into((await product()).id, 1),
    },
    [`carts.${put} TOO_MANY`]: {
      refused: async () => into((await product({ maxCartQty: 3 })).id, 4),
      allowed: async () => into((await product({ maxCartQty: 3 })).id, 3),
    },
    [`carts.${put} CART_FULL`]: {
      refused: async () => into((await product()).id, 1, await fullBut(mostLines)),
      allowed: async () => into((await product()).id, 1, await fullBut(mostLines - 1)),
    },
  }
}

export function refusalsOfCarts(at: Counter): Refusals {
  const { ana, cart, closedCart, customer, emptyCart } = at
  const rows: Refusals = { ...ofLines(at, 'add'), ...ofLines(at, 'setLine') }
  for (const [name, call] of Object.entries({ ...onCart(at), ...ofCart(at) })) {
    rows[`carts.${name} CART_NOT_FOUND`] = {
      refused: () => call('none'),
      allowed: async () => call((await cart()).id),
    }
  }
  for (const [name, call] of Object.entries(onCart(at))) {
    rows[`carts.${name} CART_CLOSED`] = {
      refused: async () => call(await closedCart()),
      allowed: async () => call((await cart()).id),
    }
  }
  const quote = async (discountCentavos: number) =>
    ana.carts.quote({ id: (await cart()).id, handOver: 'pickup', discountCentavos, shippingCentavos: null })
  return {
    ...rows,
    'carts.quote DISCOUNT_TOO_LARGE': { refused: () => quote(10_001), allowed: () => quote(10_000) },
    'carts.open CUSTOMER_NOT_FOUND': {
      refused: () => emptyCart('none'),
      allowed: async () => emptyCart((await customer()).id),
    },
    'carts.assign CUSTOMER_NOT_FOUND': {
      refused: async () => ana.carts.assign({ id: (await cart()).id, customerId: 'none' }),
      allowed: async () => ana.carts.assign({ id: (await cart()).id, customerId: (await customer()).id }),
    },
  }
}
