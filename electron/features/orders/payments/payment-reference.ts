import type { PaymentMethod } from '../../../contract/orders/order-words.ts'

/** Money that comes by a message and a screenshot: it is believed only when it was seen in the farm's own account. */
export const needsProof = (method: PaymentMethod): boolean => ['GCASH', 'MAYA', 'BANK_TRANSFER'].includes(method)

/**
 * A reference as it is compared and kept in `transactionId`: the method and the letters and digits, so that one typed
 * with spaces, dashes or small letters is the same. Null: none was given.
 */
export function referenceKey(method: PaymentMethod, reference: string): string | null {
  const plain = reference.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return plain === '' ? null : `${method}:${plain}`
}

/** What a person reads of it. */
export const shownReference = (transactionId: string | null): string | null =>
  transactionId === null ? null : transactionId.slice(transactionId.indexOf(':') + 1)
