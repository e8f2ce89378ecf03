import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure } from '../base.ts'
import { centavos, productHit, quantity } from '../inventory/products.ts'
import { words } from '../text.ts'
import { handOver, orderChannel } from './order-words.ts'

const id = z.string().min(1).max(100)

/** Of a cart, and of the order that it becomes: more could not be edited, and no paper is as long. */
export const mostLines = 200

export const cartLine = z.object({
  id,
  product: productHit,
  quantity: z.int(),
  /** When it was added; a new price shows beside it and does not change it. */
  priceCentavos: centavos,
  originalPriceCentavos: centavos,
  totalCentavos: centavos,
  customization: z.string(),
  /** Null: the promise is over; another may take it. */
  heldUntil: z.date().nullable(),
  /** Why it can't be ordered: sold out, hidden, deleted, fewer left. */
  unavailable: z.object({ code: z.string(), available: z.int() }).nullable(),
})
export type CartLine = z.infer<typeof cartLine>

export const totals = z.object({
  linesCentavos: centavos,
  subtotalCentavos: centavos,
  discountCentavos: centavos,
  taxCentavos: centavos,
  shippingCentavos: centavos,
  totalCentavos: centavos,
})
export type Totals = z.infer<typeof totals>

export const cart = z.object({
  id,
  version: z.int(),
  status: z.enum(['ACTIVE', 'COMPLETED', 'ABANDONED', 'EXPIRED', 'MERGED']),
  customer: z.object({ id, name: z.string() }).nullable(),
  clerk: z.object({ id, name: z.string() }).nullable(),
  channel: orderChannel,
  lines: z.array(cartLine),
  totals,
  updatedAt: z.date(),
})
export type Cart = z.infer<typeof cart>

/** A clerk's discount may take the lines down to nothing, and no further. */
export const discountTooLarge = {
  DISCOUNT_TOO_LARGE: { status: 400, data: z.object({ mostCentavos: centavos }) },
} as const
const unknown = { CART_NOT_FOUND: { status: 404 } } as const
const notFound = { ...unknown, CART_CLOSED: { status: 409 } } as const
const stock = {
  STOCK_SHORT: { status: 409, data: z.object({ productId: id, available: z.int() }) },
  PRODUCT_NOT_FOUND: { status: 404 },
  /** More than one cart may hold of it. */
  TOO_MANY: { status: 409, data: z.object({ most: z.int() }) },
  CART_FULL: { status: 409, data: z.object({ most: z.int() }) },
} as const

const draft = { changes: true, unaudited: 'a cart is a draft; the order it becomes is written' } as const

export const cartsContract = {
  /** The open cart of a customer, or a walk-in's; made when there is none. */
  open: procedure({ access: 'orders:update', ...draft })
    .input(z.object({ customerId: id.nullable(), channel: orderChannel }))
    .errors({ CUSTOMER_NOT_FOUND: { status: 404 } })
    .output(cart),
  get: procedure({ access: 'orders:update', changes: false }).input(z.object({ id })).errors(unknown).output(cart),
  /** Each change of the cart, by whomever; and when a hold is about to end. */
  watch: procedure({ access: 'orders:update', changes: false })
    .input(z.object({ id }))
    .errors(unknown)
    .output(eventIterator(cart)),
  mine: procedure({ access: 'orders:update', changes: false }).output(z.array(cart)),
  /** Adds to the line of the product, and holds the whole of it for 15 minutes. */
  add: procedure({ access: 'orders:update', ...draft })
    .input(z.object({ id, productId: id, quantity }))
    .errors({ ...notFound, ...stock })
    .output(cart),
  /** 0 takes the line out. */
  setLine: procedure({ access: 'orders:update', ...draft })
    .input(
      z.object({
        id,
        productId: id,
        quantity: z.int().min(0).max(1_000_000),
        customization: words(200).optional(),
      }),
    )
    .errors({ ...notFound, ...stock })
    .output(cart),
  /** The lines of the customer's last order, or the usual basket; what is not to be had is said, not dropped silently. */
  repeat: procedure({ access: 'orders:update', ...draft })
    .input(z.object({ id, of: z.enum(['last', 'usual']) }))
    .errors(notFound)
    .output(z.object({ cart, short: z.array(z.object({ name: z.string(), wanted: z.int(), added: z.int() })) })),
  renewHolds: procedure({ access: 'orders:update', ...draft })
    .input(z.object({ id }))
    .errors(notFound)
    .output(cart),
  /** Gives the cart to a customer who was found later; merges with the one they have. */
  assign: procedure({ access: 'orders:update', ...draft })
    .input(z.object({ id, customerId: id }))
    .errors({ ...notFound, CUSTOMER_NOT_FOUND: { status: 404 } })
    .output(cart),
  /** What it would cost, without placing it. */
  quote: procedure({ access: 'orders:update', changes: false })
    .input(z.object({ id, handOver, discountCentavos: centavos.nullable(), shippingCentavos: centavos.nullable() }))
    .errors({ ...unknown, ...discountTooLarge })
    .output(totals),
  discard: procedure({ access: 'orders:update', ...draft })
    .input(z.object({ id }))
    .errors(notFound),
}
