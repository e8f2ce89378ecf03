import { formatChange } from '../../ui/format.ts'
import type { RefusalWords } from '../../ui/refusal-words.ts'

export const inventoryRefusals: RefusalWords = {
  of: 'inventory',
  facts: ({ names, quantity }) => ({
    ...(Array.isArray(names) && { names: names.join(', ') }),
    ...(typeof quantity === 'number' && { quantity: formatChange(quantity) }),
  }),
}
