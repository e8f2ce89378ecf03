/** What a person would lose, and what stands in the file now. */
const inventory = (name) => `electron/features/inventory/${name}`

export const breaks = [
  {
    file: inventory('return-stock.ts'),
    from: 'ORDER BY product_id, max(seq) FILTER (WHERE quantity < 0) DESC',
    to: 'ORDER BY product_id, max(seq) FILTER (WHERE quantity < 0)',
    means: 'part of an order goes back to the batch that was taken first, not to the one taken last',
  },
  {
    file: inventory('write-off.ts'),
    from: 'if (batch.remaining < quantity)',
    to: 'if (batch.remaining <= quantity)',
    means: 'the last of a batch can not be written off',
  },
  {
    file: inventory('open-batch.ts'),
    from: 'new Date(harvestedAt.getTime() + shelfLifeDays * dayMs)',
    to: 'new Date(now.getTime() + shelfLifeDays * dayMs)',
    means: 'shelf life is counted from now instead of from the harvest: old goods look fresh',
  },
  {
    file: inventory('take-rules.ts'),
    from: 'Math.min(quantity, left.get(productId) ?? 0)',
    to: 'quantity',
    means: 'all of a product comes back, whatever was asked',
  },
  {
    file: inventory('take-rules.ts'),
    from: 'if (quantity > available)',
    to: 'if (quantity >= available)',
    means: 'the last pack can not be sold',
  },
]
