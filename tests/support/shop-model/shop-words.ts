/**
 * A shop as the decisions have it, in plain numbers and texts: nothing here knows the program. Money is centavos, a
 * moment is milliseconds; a key names a thing of one life.
 */
export type Key = string
export type Clerk = 'ana' | 'ben'
export type Method = 'COD' | 'GCASH' | 'MAYA' | 'BANK_TRANSFER' | 'CREDIT_CARD'
export type Status = 'PENDING' | 'CONFIRMED' | 'PROCESSING' | 'SHIPPED' | 'DELIVERED' | 'CANCELLED' | 'REFUNDED'
export type Move = 'confirm' | 'process' | 'ship' | 'deliver'
export type HandOver = 'deliver' | 'pickup'

/** What the farm has set; shares are ten-thousandths. */
export type Rules = {
  tax: 'none' | 'exclusive' | 'inclusive'
  taxRate: number
  fee: number
  freeFrom: number
  volume: { from: number; share: number }[]
  holdMs: number
}

export type Batch = { number: string; harvestedAt: number; sellBy: number | null; remaining: number }
export type Movement = {
  type: 'received' | 'sold' | 'returned' | 'damaged' | 'adjustment'
  quantity: number
  batch: string | null
  before: number
  after: number
  by: Clerk
  reason: string
  order: Key | null
}
export type Product = {
  price: number
  isActive: boolean
  most: number | null
  shelfDays: number | null
  stock: number
  batches: Batch[]
  movements: Movement[]
}

export type Line = { product: Key; quantity: number; price: number }
export type CartLine = Line & { heldUntil: number }
export type Cart = {
  status: 'ACTIVE' | 'COMPLETED' | 'ABANDONED' | 'EXPIRED' | 'MERGED'
  customer: Key | null
  lines: CartLine[]
  usedAt: number
  expiresAt: number
}

export type Told = { kind: string; owed: number; received: number; by: Clerk | null; reason: string }
export type Totals = { subtotal: number; discount: number; tax: number; shipping: number; total: number }
export type Order = Totals & {
  number: string
  customer: Key | null
  status: Status
  handOver: HandOver
  lines: Line[]
  /** D1: what it was placed with. */
  taxed: Pick<Rules, 'tax' | 'taxRate'>
  paid: number
  credited: number
  isReleased: boolean
  changes: number
  story: Told[]
}
export type Payment = {
  order: Key
  method: Method
  amount: number
  back: number
  status: 'PENDING' | 'PAID' | 'FAILED' | 'REFUNDED'
  evidence: 'claimed' | 'matched' | 'confirmed' | null
  reference: string
  at: number
}
export type StatementLine = { method: Method; reference: string; amount: number; paidAt: number; payment: Key | null }
/** What a customer did on PayMongo's page; the farm knows it when it asks. */
export type Came = { amount: number; word: string }
export type Link = {
  order: Key
  amount: number
  state: 'waiting' | 'closing' | 'paid' | 'expired' | 'cancelled' | 'failed' | 'unfiled'
  came: Came[]
  expiresAt: number
  closedAt: number | null
  askAt: number | null
}

export type Shop = {
  /** Which of many lives: a reference of one is not another's. */
  life: number
  now: number
  rules: Rules
  products: Record<Key, Product>
  carts: Record<Key, Cart>
  orders: Record<Key, Order>
  payments: Record<Key, Payment>
  lines: Record<Key, StatementLine>
  /** Files that were read in, as they stood. */
  files: string[]
  links: Record<Key, Link>
  /** How often an order had changed when a clerk looked at it last. */
  seen: Record<string, number>
  /** The last order number of each year. */
  numbers: Record<string, number>
}

/** How a command ended: `done`, or the word of its refusal. */
export type Said = string
export const done = 'done'

/** What is there by its key; a life names only what it made. */
export function the<T>(of: Record<Key, T>, key: Key): T {
  const found = of[key]
  if (found === undefined) throw new Error(`there is no ${key}`)
  return found
}

export type By = { by: Clerk; reason: string }
