import { fold } from '../../../../electron/contract/fold.ts'
import type { ProductHit } from '../../../../electron/contract/inventory/products.ts'

/**
 * Which product Enter takes without being chosen: the first. Null where there is none, and where what was typed, or came
 * from a scanner, is a whole code of which the first one's goes on with another digit: MUSH-1 is never MUSH-10, not even
 * when nothing is sold as MUSH-1.
 */
export function firstMeant(text: string, hits: readonly ProductHit[]): ProductHit | null {
  const [first] = hits
  if (!first) return null
  const [typed, sku] = [fold(text), fold(first.sku)]
  const isOther = sku.startsWith(typed) && /\d$/.test(typed) && /^\d/.test(sku.slice(typed.length))
  return isOther && !fold(first.name).includes(typed) ? null : first
}
