import { dueOf, takesMoney } from './order-books.ts'
import { receive } from './payment-model.ts'
import { done, type Key, type Link, type Method, type Payment, type Said, type Shop, the } from './shop-words.ts'

const minuteMs = 60_000
/** 85: asked about every five seconds for fifteen minutes. */
const everyMs = 5000
const payableMs = 15 * minuteMs
/** Whoever stood on the page when it was shut may pay a moment later: asked a few times more. */
const lateMs = [5 * minuteMs, 60 * minuteMs, 24 * 60 * minuteMs]
/** PayMongo's own least. */
const leastCentavos = 10_000
/** 72: what has no name here is told, never filed under another. */
const methods: Record<string, Method> = { gcash: 'GCASH', paymaya: 'MAYA', card: 'CREDIT_CARD', dob: 'BANK_TRANSFER' }

const isOpen = ({ state }: Link) => state === 'waiting' || state === 'closing'
const linksOf = (shop: Shop, order: Key) => Object.entries(shop.links).filter(([, link]) => link.order === order)

/** All that is due, by one link at a time. */
export function makeLink(shop: Shop, { order: key, as, amount }: { order: Key; as: Key; amount: number }): Said {
  const order = the(shop.orders, key)
  if (!takesMoney(order)) return 'ORDER_CLOSED'
  const open = linksOf(shop, key).find(([, link]) => isOpen(link))?.[1]
  if (open) return open.amount === amount ? done : 'LINK_OPEN'
  const due = dueOf(order)
  if (due <= 0) return 'NOTHING_DUE'
  if (due !== amount) return 'DUE_CHANGED'
  const isRefused = amount < leastCentavos
  const expiresAt = shop.now + payableMs
  const made = { order: key, amount, came: [], expiresAt, closedAt: null }
  shop.links[as] = isRefused
    ? { ...made, state: 'failed', askAt: null }
    : { ...made, state: 'waiting', askAt: shop.now + everyMs }
  return isRefused ? 'AMOUNT_REFUSED' : done
}

export function shutLinks(shop: Shop, order: Key): void {
  for (const [, link] of linksOf(shop, order)) if (link.state === 'waiting') shut(shop, link)
}
function shut({ now }: Shop, link: Link): void {
  link.state = 'closing'
  link.askAt = now
}

/** A paid one stays paid: what is not open any more is left as it is. */
export function cancelLink(shop: Shop, { link: key }: { link: Key }): Said {
  const link = the(shop.links, key)
  if (link.state === 'waiting') shut(shop, link)
  return done
}

/** The customer pays on PayMongo's page: nothing the farm knows of yet. */
export function payLink(shop: Shop, { link: key, ...came }: { link: Key; amount: number; word: string }): Said {
  the(shop.links, key).came.push(came)
  return done
}

function file(shop: Shop, key: Key, { amount, method }: { amount: number; method: Method }): void {
  const link = the(shop.links, key)
  const { order } = link
  const payment: Payment = {
    ...{ order, method, amount, back: 0, status: 'PENDING', evidence: 'confirmed', reference: '', at: shop.now },
  }
  shop.payments[`${key}$`] = payment
  receive(shop, payment, { kind: 'paid', by: null })
  Object.assign(link, { state: 'paid', askAt: null })
}

/** Money of just that amount and of a known kind is filed, once; other money is told, and a person looks. */
function ask(shop: Shop, key: Key): void {
  const link = the(shop.links, key)
  const [first, second] = link.came
  const method = first && methods[first.word]
  if (first && (second || first.amount !== link.amount || !method)) {
    Object.assign(link, { state: 'unfiled', askAt: null })
  } else if (first && method) file(shop, key, { amount: first.amount, method })
  else nothingCame(shop, link)
}

function nothingCame({ now }: Shop, link: Link): void {
  const isOver = link.state === 'closing' || link.expiresAt <= now
  if (link.closedAt === null && isOver) {
    link.state = link.state === 'closing' ? 'cancelled' : 'expired'
    link.closedAt = now
  }
  const { closedAt } = link
  const late = closedAt === null ? undefined : lateMs.map((ms) => closedAt + ms).find((at) => at > now)
  link.askAt = closedAt === null ? now + everyMs : (late ?? null)
}

export function askDue(shop: Shop): void {
  for (const [key, { askAt }] of Object.entries(shop.links)) if (askAt !== null && askAt <= shop.now) ask(shop, key)
}
