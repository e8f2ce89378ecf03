import { dueOf } from '../shop-model/order-books.ts'
import type { Command } from '../shop-model/shop-model.ts'
import { sumOf } from '../shop-model/shop-money.ts'
import type { Key, Shop } from '../shop-model/shop-words.ts'
import { availableOf } from '../shop-model/stock-model.ts'
import { freeLines, keysOf, type Meant, methods, type Named, one, referenceOf, some } from './life-picks.ts'

const steps = [
  ['PENDING', 'confirm'],
  ['CONFIRMED', 'process'],
  ['PROCESSING', 'ship'],
  ['SHIPPED', 'deliver'],
] as const

export function onOrders(shop: Shop, { what, a, b, c }: Meant, { key, ...who }: Named): Command[] {
  const all = Object.entries(shop.orders)
  const open = all.filter(([, { status }]) => ['PENDING', 'CONFIRMED', 'PROCESSING'].includes(status))
  const [order, of] = one((what === 'edit' || what === 'cancel') && c % 5 > 0 ? open : all, a) ?? []
  if (!order || !of) return []
  if (what === 'move') {
    const next = steps.find(([from]) => from === of.status)?.[1] ?? 'deliver'
    return [
      {
        do: 'move',
        order,
        move: b % 6 === 0 ? some(['confirm', 'process', 'ship', 'deliver'] as const, c) : next,
        ...who,
      },
    ]
  }
  // All the way: most orders are delivered, and what comes after that is money.
  if (what === 'finish') {
    const ahead = steps.slice(steps.findIndex(([from]) => from === of.status))
    return [
      { do: 'release', order, ...who },
      ...ahead.map(([, move]): Command => ({ do: 'move', order, move, ...who })),
    ]
  }
  if (what === 'cancel' || what === 'release') return [{ do: what, order, ...who }]
  if (what === 'edit') return [edits(shop, order, { b, c, who })]
  const due = dueOf(of)
  if (what === 'makeLink')
    return [{ do: 'makeLink', order, as: `l${key}`, amount: Math.max(1, b % 5 ? due : due - 100), ...who }]
  // Money that stands in a statement already, and was not claimed yet.
  const free = c % 2 === 0 ? one(freeLines(shop), b) : undefined
  if (free) {
    const { method, reference, amount } = free
    return [{ do: 'record', order, as: `p${key}`, method, reference, amount, ...who }]
  }
  const method = some(methods, c)
  const amount = Math.max(1, some([due, due, due, due - 1, Math.floor(due / 2), due + 1, of.total, due + 5000], b))
  const reference = referenceOf(shop, method, b + c)
  return [{ do: 'record', order, as: `p${key}`, method, amount, reference, ...who }]
}

function edits(shop: Shop, order: Key, { b, c, who }: { b: number; c: number; who: Omit<Named, 'key'> }): Command {
  const before = shop.orders[order]?.lines ?? []
  const lines = keysOf(shop.products).flatMap((product, i) => {
    const was = before.find((line) => line.product === product)?.quantity ?? 0
    const left = availableOf(shop, product)
    const quantity = some([was, was + 1, was - 1, 0, was + left, was + left + 1, 5, was], b + i * c)
    const price = (b + c) % 7 === 0 ? 12_345 : null
    return quantity > 0 ? [{ product, quantity, price }] : []
  })
  const sum = sumOf(before)
  return {
    do: 'edit',
    order,
    lines,
    discount: some([null, null, 0, 5000, sum], c),
    shipping: some([null, null, 0, 5000], b),
    ...who,
  }
}
