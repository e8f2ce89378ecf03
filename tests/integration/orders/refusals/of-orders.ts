import type { EditOrder, PlaceOrder } from '../../../../electron/contract/orders/orders.ts'
import type { Refusals } from '../../../support/refusals.ts'
import { pickup } from '../../../support/sell.ts'
import { type Counter, newReference } from './world.ts'

/** The most that an order may come to, ₱99,999,999.99. */
const most = 9_999_999_999
const address: NonNullable<PlaceOrder['shippingAddress']> = {
  ...{ type: 'shipping', firstName: 'Mia', lastName: 'Cruz', company: '', street1: '1 Rizal St.', street2: '' },
  ...{ city: 'Los Baños', state: 'Laguna', postalCode: '4030', country: 'Philippines', phoneNumber: '' },
  isDefault: false,
}

function ofPlacing({ own, ana, product, cart, emptyCart, closedCart, order }: Counter): Refusals {
  const place = async (more: Partial<PlaceOrder> = {}, cartId?: string) =>
    ana.orders.place(pickup(cartId ?? (await cart()).id, more))
  /** Carts whose product changed since: another stock, or hidden. */
  const spoiled = async (quantity: number) => {
    const { id } = await product()
    const open = await cart(id)
    const words = { type: 'damaged', reason: 'spoiled', notes: '' } as const
    await ana.stock.writeOff({ productId: id, batchId: null, quantity, ...words })
    return open.id
  }
  const after = async (isActive: boolean) => {
    const { id } = await product()
    const open = await cart(id)
    await own.db.product.update({ where: { id }, data: { isActive } })
    return open.id
  }
  const without = { discountCentavos: 0, handOver: 'pickup' } as const
  const paidBy = (reference: string) => ({ payment: { method: 'GCASH' as const, reference } })
  const used = async () => {
    const reference = newReference()
    await order(paidBy(reference))
    return reference
  }
  const fine = { allowed: () => place() }
  return {
    'orders.place CART_NOT_FOUND': { ...fine, refused: () => place({}, 'none') },
    'orders.place CART_CLOSED': { ...fine, refused: async () => place({}, await closedCart()) },
    'orders.place ORDER_EMPTY': { ...fine, refused: async () => place({}, (await emptyCart()).id) },
    'orders.place STOCK_SHORT': {
      refused: async () => place({}, await spoiled(10)),
      allowed: async () => place({}, await spoiled(9)),
    },
    'orders.place UNAVAILABLE': {
      refused: async () => place({}, await after(false)),
      allowed: async () => place({}, await after(true)),
    },
    'orders.place ADDRESS_MISSING': {
      refused: () => place({ handOver: 'deliver' }),
      allowed: () => place({ handOver: 'deliver', shippingAddress: address }),
    },
    'orders.place REFERENCE_USED': {
      refused: async () => place(paidBy(await used())),
      allowed: async () => place(paidBy(newReference())),
    },
    // ₱112.00 of goods with their VAT, and a rider for the rest.
    'orders.place TOTAL_TOO_LARGE': {
      refused: () => place({ ...without, shippingCentavos: most - 11_200 + 1 }),
      allowed: () => place({ ...without, shippingCentavos: most - 11_200 }),
    },
    'orders.place DISCOUNT_TOO_LARGE': {
      refused: () => place({ discountCentavos: 10_001 }),
      allowed: () => place({ discountCentavos: 10_000 }),
    },
  }
}

function ofMoving({ own, ana, order, confirmed, packed, pay, move, shipped }: Counter): Refusals {
  const newer = ({ id, version }: { id: string; version: number }) => ({ id, version: version - 1 })
  const cancel = ({ id, version }: { id: string; version: number }) =>
    ana.orders.cancel({ id, version, reason: 'no answer' })
  const release = ({ id, version }: { id: string; version: number }) =>
    ana.orders.release({ id, version, reason: 'a neighbour' })
  const none = { id: 'none', version: 0 }
  return {
    'orders.move ORDER_NOT_FOUND': { refused: () => move(none, 'confirm'), allowed: confirmed },
    'orders.move ORDER_CHANGED': {
      refused: async () => move(newer(await confirmed()), 'process'),
      allowed: async () => move(await confirmed(), 'process'),
    },
    'orders.move MOVE_NOT_ALLOWED': {
      refused: async () => move(await confirmed(), 'ship'),
      allowed: async () => move(await confirmed(), 'process'),
    },
    'orders.move NOT_RELEASED': {
      refused: async () => move(await pay(await packed(), { amountCentavos: 11_199 }), 'ship'),
      allowed: async () => move(await pay(await packed(), { amountCentavos: 11_200 }), 'ship'),
    },
    'orders.move ORDER_EMPTY': {
      refused: async () => {
        const placed = await order()
        await own.db.orderItem.deleteMany({ where: { orderId: placed.id } })
        return move(placed, 'confirm')
      },
      allowed: confirmed,
    },
    'orders.cancel ORDER_NOT_FOUND': { refused: () => cancel(none), allowed: async () => cancel(await order()) },
    'orders.cancel ORDER_CHANGED': {
      refused: async () => cancel(newer(await confirmed())),
      allowed: async () => cancel(await confirmed()),
    },
    'orders.cancel MOVE_NOT_ALLOWED': {
      refused: async () => cancel(await shipped()),
      allowed: async () => cancel(await packed()),
    },
    'orders.release ORDER_NOT_FOUND': { refused: () => release(none), allowed: async () => release(await packed()) },
    'orders.release ORDER_CHANGED': {
      refused: async () => release(newer(await packed())),
      allowed: async () => release(await packed()),
    },
    'orders.note ORDER_NOT_FOUND': {
      refused: () => ana.orders.note({ id: 'none', text: 'call first' }),
      allowed: async () => ana.orders.note({ id: (await order()).id, text: 'call first' }),
    },
    'orders.get ORDER_NOT_FOUND': {
      refused: () => ana.orders.get({ id: 'none' }),
      allowed: async () => ana.orders.get({ id: (await order()).id }),
    },
  }
}

function ofEditing({ ana, product, order, packed, shipped, confirmed }: Counter): Refusals {
  type Known = { id: string; version: number; lines: { productId: string }[] }
  const edited = ({ id, version, lines: [line] }: Known, more: Partial<EditOrder> = {}): EditOrder => ({
    ...{ id, version, reason: '', discountCentavos: null, shippingCentavos: null },
    lines: [{ productId: line?.productId ?? '', quantity: 2, priceCentavos: null }],
    ...more,
  })
  const rows: Refusals = {}
  // ₱224.00 of goods with their VAT.
  const dear = (shippingCentavos: number) => ({ shippingCentavos })
  for (const name of ['edit', 'previewEdit'] as const) {
    const edit = (of: Known, more?: Partial<EditOrder>) => ana.orders[name](edited(of, more))
    rows[`orders.${name} ORDER_NOT_FOUND`] = {
      refused: () => edit({ id: 'none', version: 0, lines: [{ productId: 'none' }] }),
      allowed: async () => edit(await order()),
    }
    rows[`orders.${name} NOT_EDITABLE`] = {
      refused: async () => edit(await shipped()),
      allowed: async () => edit(await packed()),
    }
    rows[`orders.${name} TOTAL_TOO_LARGE`] = {
      refused: async () => edit(await order(), dear(most - 22_400 + 1)),
      allowed: async () => edit(await order(), dear(most - 22_400)),
    }
  }
  // Nine are left of ten, and one is in the order.
  const more = (quantity: number) => async () => {
    const { id } = await product()
    const cart = await ana.carts.open({ customerId: null, channel: 'walk-in' })
    await ana.carts.add({ id: cart.id, productId: id, quantity: 1 })
    const lines = [{ productId: id, quantity, priceCentavos: null }]
    return ana.orders.edit(edited(await ana.orders.place(pickup(cart.id)), { lines }))
  }
  return {
    ...rows,
    'orders.edit STOCK_SHORT': { refused: more(11), allowed: more(10) },
    'orders.edit ORDER_CHANGED': {
      refused: async () => {
        const { version, ...rest } = await confirmed()
        return ana.orders.edit(edited({ ...rest, version: version - 1 }))
      },
      allowed: async () => ana.orders.edit(edited(await confirmed())),
    },
  }
}

export const refusalsOfOrders = (at: Counter): Refusals => ({ ...ofPlacing(at), ...ofMoving(at), ...ofEditing(at) })
