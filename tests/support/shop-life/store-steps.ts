import type { Command } from '../shop-model/shop-model.ts'
import type { Rules, Shop } from '../shop-model/shop-words.ts'
import { type Meant, type Named, one, some } from './life-picks.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

const taxes = ['none', 'exclusive', 'inclusive'] as const
const volumes: Rules['volume'][] = [
  [],
  [
    { from: 5, share: 500 },
    { from: 10, share: 1000 },
  ],
  [
    { from: 5, share: 1000 },
    { from: 10, share: 500 },
  ],
]
export const rulesOf = (a: number, b: number, c: number): Rules => ({
  ...{ tax: some(taxes, a), taxRate: some([1200, 300, 725], b), fee: some([10_000, 7550, 10_000], c) },
  ...{
    freeFrom: some([100_000, 60_000], b),
    volume: one(volumes, a + c) ?? [],
    holdMs: some([15, 1, 240], c) * minuteMs,
  },
})

export function inStore(shop: Shop, { what, a, b, c }: Meant, { key: _, ...who }: Named): Command[] {
  const [product, of] = one(Object.entries(shop.products), a) ?? []
  if (!product || !of) return []
  const { stock, batches } = of
  if (what === 'price')
    return [{ do: 'price', product, price: some([20_000, 28_000, 12_500, 9_999, 33_333], b), ...who }]
  if (what === 'hide') return [{ do: 'sell', product, isActive: !of.isActive || b % 2 === 0, ...who }]
  if (what === 'rules') return [{ do: 'rules', rules: rulesOf(a, b, c), ...who }]
  if (what === 'adjust')
    return [{ do: 'adjust', product, difference: some([1, -1, 3, -stock, -stock - 1], b) || 1, ...who }]
  if (what === 'receive') {
    const harvestedAt = some([null, shop.now - dayMs, shop.now - 3 * dayMs], b)
    return [
      {
        do: 'receive',
        product,
        quantity: 1 + (c % 9),
        harvestedAt,
        sellBy: c % 4 === 0 ? shop.now + 2 * dayMs : null,
        ...who,
      },
    ]
  }
  const batch = b % 3 === 0 || batches.length === 0 ? null : c % batches.length
  const left = batch === null ? stock : (batches[batch]?.remaining ?? 0)
  return [{ do: 'writeOff', product, batch, quantity: Math.max(1, some([left, left + 1, 1, 2], c)), ...who }]
}
