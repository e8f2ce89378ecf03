import * as carts from './cart-model.ts'
import * as links from './link-model.ts'
import * as orders from './order-model.ts'
import * as payments from './payment-model.ts'
import { place } from './place-model.ts'
import { type By, done, type Key, type Product, type Rules, type Said, type Shop, the } from './shop-words.ts'
import * as statements from './statement-model.ts'
import * as stock from './stock-model.ts'

/** What can be done in the shop; by whom and why stands beside it. */
const acts = {
  open: (shop: Shop, of: Parameters<typeof carts.open>[1]) => `opens ${carts.open(shop, of)}`,
  ...{ add: carts.add, setLine: carts.setLine, renew: carts.renew, repeat: carts.repeat, assign: carts.assign },
  ...{ quote: carts.quote, discard: carts.discard },
  ...{ place, edit: orders.edit, move: orders.move, cancel: orders.cancel, release: orders.release },
  ...{ record: payments.record, confirm: payments.confirm, reject: payments.reject, refund: payments.refund },
  ...{ importStatement: statements.importStatement, assignLine: statements.assignLine },
  ...{ makeLink: links.makeLink, payLink: links.payLink, cancelLink: links.cancelLink },
  ...{ receive: stock.receive, writeOff: stock.writeOff, adjust: stock.adjust },
  /** Looks at an order: what a clerk does next, they do to what they saw. */
  look: (shop: Shop, { order, by }: By & { order: Key }) => {
    shop.seen[`${by} ${order}`] = the(shop.orders, order).changes
    return done
  },
  price: (shop: Shop, { product, price }: { product: Key; price: number }) => {
    the(shop.products, product).price = price
    return done
  },
  sell: (shop: Shop, { product, isActive }: { product: Key; isActive: boolean }) => {
    the(shop.products, product).isActive = isActive
    return done
  },
  rules: (shop: Shop, { rules }: { rules: Rules }) => {
    shop.rules = rules
    return done
  },
} satisfies Record<string, (shop: Shop, of: never) => Said>

type Acts = typeof acts
export type Act = keyof Acts
export type Command = { [A in Act]: { do: A } & By & Omit<Parameters<Acts[A]>[1], keyof By> }[Act]

/** Does it, or says why not; what is refused leaves nothing behind. */
export function act(shop: Shop, command: Command): Said {
  const run = acts[command.do] as (shop: Shop, of: Command) => Said
  const said = run(shop, command)
  links.askDue(shop)
  return said
}

/** The clock goes on, and what runs out by itself runs out. */
export function wait(shop: Shop, ms: number): void {
  shop.now += ms
  carts.sweep(shop)
  links.askDue(shop)
}

type Founded = Pick<Shop, 'life' | 'now' | 'rules' | 'numbers'> & {
  products: Record<Key, Omit<Product, 'stock' | 'batches' | 'movements'>>
}

export const found = ({ products, ...rest }: Founded): Shop => ({
  ...{ ...rest, carts: {}, orders: {}, payments: {}, lines: {}, files: [], links: {}, seen: {} },
  products: Object.fromEntries(
    Object.entries(products).map(([key, one]) => [key, { ...one, stock: 0, batches: [], movements: [] }]),
  ),
})
