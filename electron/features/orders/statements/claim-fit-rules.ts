import { dayMs } from '../../../platform/durations.ts'

type Line = { paidAt: Date; sender: string; reference: string }
type Claim = { claimedAt: Date; payer: string; phone: string | null; reference: string | null }

/** Between the money and what is said of it: a claim that is written down later, a bank that books later. */
export const apartMs = 3 * dayMs

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string) => plain(text).split(/[^\p{L}\p{N}*]+/u)
const phoneDigits = 10

/** Whether whoever sent it may be whoever said so: a name of theirs, or their number, stands in the line. */
export function isPayer(sender: string, { payer, phone }: Pick<Claim, 'payer' | 'phone'>): boolean {
  const said = new Set(wordsOf(sender))
  if (wordsOf(payer).some((word) => word.length >= 3 && said.has(word))) return true
  const number = (phone ?? '').replaceAll(/\D/g, '').slice(-phoneDigits)
  return (
    number.length === phoneDigits &&
    sender
      .replaceAll(/[^\d+]/g, ' ')
      .split(/\s+/)
      .some((one) => one.endsWith(number))
  )
}

/** Whether a claim of the same amount is likely the same money: by its reference, or by its payer and its days. */
export function doesFit(line: Line, claim: Claim): boolean {
  if (claim.reference === line.reference) return true
  const apart = Math.abs(line.paidAt.getTime() - claim.claimedAt.getTime())
  return apart <= apartMs && isPayer(line.sender, claim)
}
