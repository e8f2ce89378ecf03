import { z } from 'zod'
import type { Life } from './life.ts'
import type { Stored } from './life-view.ts'

const moment = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : Date.parse(text)))
const centavos = z.number().transform((pesos) => Math.round(pesos * 100))
const text = z.string().nullable()
const list = <T extends z.ZodType>(of: T) =>
  z
    .array(of)
    .nullable()
    .transform((rows) => rows ?? [])

const movement = z.object({
  ...{
    product: z.string(),
    type: z.string(),
    quantity: z.number(),
    batch: text,
    before: z.number(),
    after: z.number(),
  },
  ...{ by: text, reason: text, order: text },
})
const told = z.object({ kind: z.string(), owed: centavos, received: centavos, by: text, reason: text })
const line = z.object({ product: z.string(), quantity: z.number(), price: centavos, heldUntil: moment.optional() })
const everything = z.object({
  products: list(z.object({ id: z.string(), price: centavos, isActive: z.boolean(), stock: z.number() })),
  batches: list(z.object({ product: z.string(), number: z.string(), sellBy: moment, remaining: z.number() })),
  movements: list(movement),
  carts: list(
    z.object({
      id: z.string(),
      status: z.string(),
      customer: text,
      expiresAt: moment,
      sum: centavos,
      lines: list(line),
    }),
  ),
  orders: list(
    z.object({
      ...{ id: z.string(), number: z.string(), customer: z.string(), status: z.string(), handOver: z.string() },
      ...{ subtotal: centavos, discount: centavos, tax: centavos, shipping: centavos, total: centavos },
      ...{ paid: centavos, credited: centavos, lines: list(line), story: list(told) },
    }),
  ),
  payments: list(
    z.object({
      ...{ operation: z.string(), order: z.string(), method: z.string(), amount: centavos, back: centavos },
      ...{ status: z.string(), evidence: text, reference: text, id: z.string() },
    }),
  ),
  lines: list(z.object({ method: z.string(), reference: z.string(), amount: centavos, payment: text })),
  links: list(
    z.object({ id: z.string(), operation: z.string(), order: z.string(), amount: centavos, state: z.string() }),
  ),
})

/** All that the database holds of one life, in one question. */
const question = `SELECT json_build_object(
  'products', (SELECT json_agg(json_build_object('id', id, 'price', price, 'isActive', is_active, 'stock', stock)) FROM products WHERE id = ANY($1)),
  'batches', (SELECT json_agg(json_build_object('product', product_id, 'number', number, 'sellBy', sell_by, 'remaining', remaining) ORDER BY created_at, number) FROM stock_batches WHERE product_id = ANY($1)),
  'movements', (SELECT json_agg(json_build_object('product', m.product_id, 'type', m.type, 'quantity', quantity, 'batch', b.number, 'before', previous_stock, 'after', new_stock, 'by', user_id, 'reason', reason,
    'order', CASE WHEN document_type = 'order' THEN document_id END) ORDER BY seq) FROM stock_movements m LEFT JOIN stock_batches b ON b.id = batch_id WHERE m.product_id = ANY($1)),
  'carts', (SELECT json_agg(json_build_object('id', c.id, 'status', status, 'customer', user_id, 'expiresAt', expires_at, 'sum', coalesce((SELECT sum(total) FROM cart_items WHERE cart_id = c.id), 0),
    'lines', (SELECT json_agg(json_build_object('product', product_id, 'quantity', quantity, 'price', price, 'heldUntil', CASE WHEN held_until > $3 THEN held_until END) ORDER BY created_at, id) FROM cart_items WHERE cart_id = c.id))) FROM carts c WHERE c.id = ANY($2)),
  'orders', (SELECT json_agg(json_build_object('id', o.id, 'number', order_number, 'customer', user_id, 'status', status, 'handOver', hand_over, 'subtotal', subtotal, 'discount', discount, 'tax', tax, 'shipping', shipping, 'total', total, 'paid', paid, 'credited', credited,
    'lines', (SELECT json_agg(json_build_object('product', product_id, 'quantity', quantity, 'price', price) ORDER BY position) FROM order_items WHERE order_id = o.id),
    'story', (SELECT json_agg(json_build_object('kind', kind, 'owed', owed, 'received', received, 'by', user_id, 'reason', reason) ORDER BY seq) FROM order_events WHERE order_id = o.id))) FROM orders o WHERE o.id = ANY($4)),
  'payments', (SELECT json_agg(json_build_object('id', p.id, 'operation', operation_id, 'order', order_id, 'method', method, 'amount', amount, 'status', status, 'evidence', evidence, 'reference', transaction_id,
    'back', coalesce((SELECT sum(amount) FROM payment_refunds WHERE payment_id = p.id), 0))) FROM payments p WHERE order_id = ANY($4)),
  'lines', (SELECT json_agg(json_build_object('method', method, 'reference', reference, 'amount', amount, 'payment', payment_id)) FROM statement_lines WHERE import_id = ANY($5)),
  'links', (SELECT json_agg(json_build_object('id', id, 'operation', operation_id, 'order', order_id, 'amount', amount, 'state', status)) FROM payment_links WHERE order_id = ANY($4))) AS all`

/** Why a row is there when no person said so: the program's own words. */
const ownWords = new Set(['refund', 'order edited'])
const said = (reason: string | null) => (reason === null || ownWords.has(reason) ? '' : reason)
const sorted = <T>(rows: (readonly [string, T])[]) => Object.fromEntries(rows.toSorted(([a], [b]) => (a < b ? -1 : 1)))
/** A payment without a message has no reference to compare; PayMongo's own is another's. */
const referenceIn = (kept: string | null) => (kept?.includes(':') ? kept.slice(kept.indexOf(':') + 1) : '')

export async function readStored(life: Life): Promise<Stored> {
  const { ids, nameOf } = life
  const at = (kind: string) => [...ids].flatMap(([key, id]) => (key.startsWith(kind) ? [id] : []))
  const [row] = await life.farm.db.$queryRawUnsafe<{ all: unknown }[]>(
    question,
    ...[at('product'), at('c'), new Date(life.farm.clock.ms), at('o'), at('s')],
  )
  const { products, batches, movements, carts, orders, payments, lines, links } = everything.parse(row?.all)
  const byOperation = (operation: string) => nameOf(operation.replace(/^(place|link):/, ''))
  for (const link of links) ids.set(byOperation(link.operation), link.id)
  const paymentKey = ({ operation }: { operation: string }) =>
    operation.startsWith('link:') ? `${byOperation(operation)}$` : byOperation(operation).replace(/^o/, 'p')
  for (const payment of payments) ids.set(paymentKey(payment), payment.id)
  const name = (id: string | null) => (id === null ? null : nameOf(id))
  // What was read is compared with what should be: a word that is neither would be seen there.
  return {
    products: sorted(
      products.map(({ id, ...product }) => [
        nameOf(id),
        {
          ...product,
          batches: batches.filter((one) => one.product === id).map(({ product: _, ...batch }) => batch),
          movements: movements
            .filter((one) => one.product === id)
            .map(({ product: _, by, reason, order, ...move }) => ({
              ...move,
              by: name(by),
              reason: said(reason),
              order: name(order),
            })),
        },
      ]),
    ),
    carts: sorted(
      carts.map(({ id, customer, ...cart }) => [
        nameOf(id),
        {
          ...cart,
          customer: name(customer),
          lines: cart.lines.map((one) => ({ ...one, product: nameOf(one.product) })),
        },
      ]),
    ),
    orders: sorted(
      orders.map(({ id, customer, ...order }) => [
        nameOf(id),
        {
          ...order,
          ...(nameOf(customer) !== customer && { customer: nameOf(customer) }),
          lines: order.lines.map((one) => ({ ...one, product: nameOf(one.product) })),
          story: order.story.map(({ by, reason, ...one }) => ({ ...one, by: name(by), reason: said(reason) })),
        },
      ]),
    ),
    payments: sorted(
      payments.map(({ id: _, operation, reference, ...payment }) => [
        paymentKey({ operation }),
        { ...payment, order: nameOf(payment.order), reference: referenceIn(reference) },
      ]),
    ),
    lines: lines
      .map((one) => ({ ...one, payment: name(one.payment) }))
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    links: sorted(
      links.map(({ id: _, operation, ...link }) => [
        byOperation(operation),
        { ...link, order: nameOf(link.order), state: link.state === 'unpaid' ? 'waiting' : link.state },
      ]),
    ),
  } as unknown as Stored
}
