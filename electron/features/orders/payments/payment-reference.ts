import type { PaymentMethod } from '../../../contract/orders/order-words.ts'

/** Money that comes by a message and a screenshot: it is believed only when it was seen in the farm's own account. */
export const needsProof = (method: PaymentMethod): boolean => ['GCASH', 'MAYA', 'BANK_TRANSFER'].includes(method)

/** Letters and digits in capitals: one typed with spaces, dashes or small letters is the same. Empty: there is none. */
export const plainReference = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/**
 * A reference as it is compared and kept in `transactionId`, with its account. Null: none was given.
 */
export function referenceKey(method: PaymentMethod, reference: string): string | null {
  const plain = plainReference(reference)
  return plain === '' ? null : `${method}:${plain}`
}

/** What a person reads of it. */
export const shownReference = (transactionId: string | null): string | null =>
  transactionId === null ? null : transactionId.slice(transactionId.indexOf(':') + 1)
