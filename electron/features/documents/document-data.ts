import type { DocumentLanguage } from '../../contract/documents.ts'
import type { HandOver, PaymentMethod } from '../../contract/orders/order-words.ts'

/** What stands at the head of every paper. Empty: not known, and left out. */
export type Letterhead = { name: string; address: string; phone: string; tin: string }

/** Who prints which copy when, in which language. */
export type Stamp = { at: Date; by: string; copy: number; language: DocumentLanguage }

export type Lot = { number: string | null; from: string | null; sellBy: Date | null; quantity: number }

/** Unit of sale and how much of it one is; a line from before units were kept has none. */
export type Pack = { unit: 'g' | 'kg' | 'pcs' | 'pack' | 'box'; size: number } | null

export type DocumentLine = {
  name: string
  pack: Pack
  sku: string | null
  quantity: number
  priceCentavos: number
  totalCentavos: number
  customization: string
  lots: Lot[]
}

export type DocumentMoney = {
  linesCentavos: number
  discountCentavos: number
  taxCentavos: number
  shippingCentavos: number
  totalCentavos: number
  creditedCentavos: number
  paidCentavos: number
  dueCentavos: number
  /** Prices hold the tax already. */
  taxIncluded: boolean
  /** `12%`, where the farm's rate of today is the one that was used. */
  taxRate: string | null
}

export type OrderDocument = {
  orderNumber: string
  placedAt: Date
  neededAt: Date | null
  handOver: HandOver
  customer: { name: string; phone: string | null }
  shipTo: string[]
  billTo: string[]
  lines: DocumentLine[]
  money: DocumentMoney
  payments: { method: PaymentMethod; reference: string | null; amountCentavos: number; proved: boolean; at: Date }[]
  notes: string
  clerk: string
}

export type PickDocument = {
  day: Date
  orders: (Pick<OrderDocument, 'orderNumber' | 'neededAt' | 'handOver' | 'customer' | 'notes'> & {
    city: string
    lines: Pick<DocumentLine, 'name' | 'pack' | 'quantity' | 'customization'>[]
  })[]
  products: { name: string; sku: string | null; pack: Pack; quantity: number; lots: Lot[] }[]
}

export type LabelDocument = {
  name: string
  pack: Pack
  sku: string
  priceCentavos: number
  batch: string | null
  sellBy: Date | null
  count: number
}
