type Line = {
  method: string
  amountCentavos: number
  /** Of the order that it proves already. */
  orderNumber: string | null
}
type Claim = { method: string; amountCentavos: number; isCash: boolean; isOpen: boolean }

export type Assigned =
  | { code: 'LINE_TAKEN'; data: { orderNumber: string } }
  | { code: 'PAYMENT_NOT_FOUND' | 'ALREADY_PROVED' | 'AMOUNT_DIFFERS' }

/** Why a line can't prove an open claim by a person's word. Null: it can. */
export function whyNot(line: Line, claim: Claim): Assigned | null {
  if (line.orderNumber !== null) return { code: 'LINE_TAKEN', data: { orderNumber: line.orderNumber } }
  // Cash needs no statement, and another account's line is not this money.
  if (claim.isCash || claim.method !== line.method) return { code: 'PAYMENT_NOT_FOUND' }
  if (!claim.isOpen) return { code: 'ALREADY_PROVED' }
  return claim.amountCentavos === line.amountCentavos ? null : { code: 'AMOUNT_DIFFERS' }
}
