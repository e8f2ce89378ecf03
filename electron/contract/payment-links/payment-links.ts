import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { facts, procedure } from '../base.ts'
import { centavos } from '../inventory/products.ts'

const id = z.string().min(1).max(100)
const changed = (action: 'CREATE' | 'UPDATE') => ({ action, entity: 'PaymentLink' }) as const

/** Where a customer pays by card or wallet, on PayMongo's page. */
export const paymentLink = z.object({
  id,
  orderId: id,
  /**
   * making: asked for, not there yet. waiting: can be paid. closing: is being shut, and asked about a last time.
   * unfiled: money came that fits nothing here; a person looks. failed: there is no link.
   */
  state: z.enum(['making', 'waiting', 'closing', 'paid', 'expired', 'cancelled', 'failed', 'unfiled']),
  amountCentavos: z.int(),
  url: z.string().nullable(),
  /** The same address for a phone's camera; only while it can be paid. */
  qrSvg: z.string().nullable(),
  referenceNumber: z.string().nullable(),
  /** False: a test key made it, and no real money moves. */
  isLive: z.boolean(),
  expiresAt: z.date(),
  /** When PayMongo was last asked, and why that failed. */
  askedAt: z.date().nullable(),
  problem: z.object({ code: z.string(), data: facts }).nullable(),
})
export type PaymentLink = z.infer<typeof paymentLink>

export const makeLink = z.object({
  orderId: id,
  operationId: z.uuid(),
  /** What is due, as the clerk saw it: a link is made for that or not at all. */
  amountCentavos: centavos.min(1, 'TOO_SMALL'),
})
export type MakeLink = z.infer<typeof makeLink>

/** Of the payments' procedures those that ask PayMongo. */
export const paymentLinksContract = {
  /** All that is due, by one link at a time. The same operation gives the same link. */
  makeLink: procedure({ access: 'payments:process', changes: true, audit: changed('CREATE') })
    .input(makeLink)
    .errors({
      ORDER_NOT_FOUND: { status: 404 },
      ORDER_CLOSED: { status: 409 },
      NOTHING_DUE: { status: 409 },
      DUE_CHANGED: { status: 409, data: z.object({ dueCentavos: z.int() }) },
      LINK_OPEN: { status: 409, data: z.object({ amountCentavos: z.int() }) },
      NO_KEY: { status: 409 },
      KEY_REFUSED: { status: 409 },
      AMOUNT_REFUSED: { status: 400, data: z.object({ detail: z.string() }) },
      PROVIDER_REFUSED: { status: 502, data: z.object({ detail: z.string() }) },
      PROVIDER_AWAY: { status: 503 },
    })
    .output(paymentLink),
  /** The newest link of an order and how it stands, as it changes; null: there is none. */
  watchLink: procedure({ access: 'payments:process', changes: false })
    .input(z.object({ orderId: id }))
    .output(eventIterator(z.object({ link: paymentLink.nullable() }))),
  /** Shuts it at PayMongo. Money that came meanwhile is found and filed. */
  cancelLink: procedure({ access: 'payments:process', changes: true, audit: changed('UPDATE') })
    .input(z.object({ linkId: id }))
    .errors({ LINK_NOT_FOUND: { status: 404 } })
    .output(paymentLink),
}
