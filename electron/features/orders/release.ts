import type { PaymentEvidence, PaymentMethod, PaymentStatus } from '../../contract/orders/order-words.ts'

export type ReleaseFacts = {
  totalCentavos: number
  paidCentavos: number
  /** Someone let the goods go in spite of it, with a reason. */
  overridden: boolean
  payments: readonly { method: PaymentMethod; status: PaymentStatus; evidence: PaymentEvidence | null }[]
}

export type Release = { allowed: boolean; why: 'PAID' | 'CASH_AT_DOOR' | 'OVERRIDDEN' | 'UNPROVED' | 'UNPAID' }

/**
 * Whether goods may leave. Paid means seen in the farm's own account or in the hand; cash at the door is counted there;
 * a screenshot alone lets nothing out.
 */
export function releaseOf({ totalCentavos, paidCentavos, overridden, payments }: ReleaseFacts): Release {
  if (paidCentavos >= totalCentavos) return { allowed: true, why: 'PAID' }
  if (overridden) return { allowed: true, why: 'OVERRIDDEN' }
  const open = payments.filter((payment) => payment.status === 'PENDING')
  if (open.some((payment) => payment.method === 'COD')) return { allowed: true, why: 'CASH_AT_DOOR' }
  return { allowed: false, why: open.some((payment) => payment.evidence !== null) ? 'UNPROVED' : 'UNPAID' }
}
