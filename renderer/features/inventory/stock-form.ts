import { z } from 'zod'

const fields = z.object({
  amount: z.number('REQUIRED').int('OTHER').min(1, 'TOO_SMALL').max(1_000_000, 'TOO_LARGE'),
  reason: z.string(),
  otherReason: z.string().trim().max(200, 'TOO_LONG'),
  notes: z.string().trim().max(500, 'TOO_LONG'),
  /** Empty: the oldest first. */
  batchId: z.string(),
  /** Days as a field of dates has them, or empty. */
  harvestedOn: z.string(),
  sellBy: z.string(),
})
/** Every change of stock by hand; each dialog shows the fields that it needs. */
export type StockForm = z.infer<typeof fields>

/** A reason of one's own needs its words. */
const saysWhy = (form: StockForm) => form.reason !== 'other' || form.otherReason.length > 1
const unsaid = { path: ['otherReason'], message: 'REQUIRED' }

export const amountForm = fields.refine(saysWhy, unsaid)
export const differenceForm = fields
  .extend({ amount: z.number('REQUIRED').int('OTHER').min(-1_000_000, 'TOO_SMALL').max(1_000_000, 'TOO_LARGE') })
  .refine(({ amount }) => amount !== 0, { path: ['amount'], message: 'REQUIRED' })
  .refine(saysWhy, unsaid)

/** The ledger keeps the code of one of our reasons, or the words of another. */
export const reasonOf = ({ reason, otherReason }: StockForm): string => (reason === 'other' ? otherReason : reason)

/** `2026-11-23` as that morning in Manila; null when nothing was chosen. */
export const morningOf = (day: string): Date | null => (day === '' ? null : new Date(`${day}T06:00:00+08:00`))

/** The end of that day in Manila: what is to be sold by a day may still be sold on it. */
export const eveningOf = (day: string): Date | null => (day === '' ? null : new Date(`${day}T23:59:00+08:00`))

/** The date in Manila, for a field of dates. */
export const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
