import { z } from 'zod'

export const orderStatus = z.enum([
  'PENDING',
  'CONFIRMED',
  'PROCESSING',
  'SHIPPED',
  'DELIVERED',
  'CANCELLED',
  'REFUNDED',
])
export type OrderStatus = z.infer<typeof orderStatus>

/** What a person does to an order; the status follows. */
export const orderMove = z.enum(['confirm', 'process', 'ship', 'deliver', 'cancel', 'refund'])
export type OrderMove = z.infer<typeof orderMove>

/** Decision 71. */
export const orderChannel = z.enum(['phone', 'walk-in', 'website', 'mobile'])
export type OrderChannel = z.infer<typeof orderChannel>

export const handOver = z.enum(['deliver', 'pickup'])
export type HandOver = z.infer<typeof handOver>

export const paymentMethod = z.enum(['CREDIT_CARD', 'DEBIT_CARD', 'PAYPAL', 'GCASH', 'MAYA', 'BANK_TRANSFER', 'COD'])
export type PaymentMethod = z.infer<typeof paymentMethod>
export const paymentStatus = z.enum(['PENDING', 'PAID', 'FAILED', 'REFUNDED'])
export type PaymentStatus = z.infer<typeof paymentStatus>

/** How far a payment without a counter is proved: said by the customer, found in a statement, looked at by a person. */
export const paymentEvidence = z.enum(['claimed', 'matched', 'confirmed'])
export type PaymentEvidence = z.infer<typeof paymentEvidence>

/** Decision 66. */
export const taxMode = z.enum(['exclusive', 'inclusive', 'none'])
export type TaxMode = z.infer<typeof taxMode>
