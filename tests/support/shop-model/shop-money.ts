import type { HandOver, Line, Rules, Totals } from './shop-words.ts'

/** 8: centavos, half up, once. */
const part = (amount: number, of: number, whole: number) => Math.floor((2 * amount * of + whole) / (2 * whole))

export const sumOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.quantity * line.price, 0)

/** 68: by all the pieces together, the best step that is reached; nothing until the farm wants it. */
function volumeOf(lines: readonly Line[], { volume }: Rules): number {
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
  const share = Math.max(0, ...volume.filter((step) => pieces >= step.from).map((step) => step.share))
  return part(sumOf(lines), share, 10_000)
}

/** 66, D1: on what is left after the discount; in prices that contain it, the part that is in them. */
function taxOf(rest: number, { tax, taxRate }: Rules): number {
  if (tax === 'none') return 0
  return part(rest, taxRate, tax === 'exclusive' ? 10_000 : 10_000 + taxRate)
}

/** What was agreed with the customer: null leaves it to the farm's rules. */
export type Agreed = { handOver: HandOver; discount: number | null; shipping: number | null }

export function totalsOf(lines: readonly Line[], agreed: Agreed, rules: Rules): Totals {
  const sum = sumOf(lines)
  const discount = Math.min(sum, agreed.discount ?? volumeOf(lines, rules))
  const tax = taxOf(sum - discount, rules)
  // 67: nothing for pick-up, nothing from the threshold on, judged by what the customer really pays for the goods.
  const isFree = agreed.handOver === 'pickup' || sum === 0 || sum - discount >= rules.freeFrom
  const shipping = agreed.shipping ?? (isFree ? 0 : rules.fee)
  const subtotal = rules.tax === 'inclusive' ? sum - tax : sum
  // 69
  return { subtotal, discount, tax, shipping, total: subtotal + tax + shipping - discount }
}
