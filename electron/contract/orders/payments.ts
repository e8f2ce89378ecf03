import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { facts, procedure } from '../base.ts'
import { order } from './orders.ts'
import { paymentMethod } from './order-words.ts'
import { centavos } from '../inventory/products.ts'

const id = z.string().min(1).max(100)
const amount = centavos.min(1, 'TOO_SMALL')
const changed = (action: 'CREATE' | 'UPDATE', entity = 'Payment') => ({ action, entity }) as const
const notFound = { ORDER_NOT_FOUND: { status: 404 }, PAYMENT_NOT_FOUND: { status: 404 } } as const

/** The same operation was done already, with another amount than is asked for now: nothing is done again. */
const otherwise = { DONE_OTHERWISE: { status: 409, data: z.object({ amountCentavos: z.int() }) } } as const

export const recordPayment = z.object({
  orderId: id,
  operationId: z.uuid(),
  method: paymentMethod,
  amountCentavos: amount,
  /** Of GCash, Maya, bank: a reference used before, on any order, is refused. */
  reference: z.string().trim().max(60, 'TOO_LONG'),
  note: z.string().trim().max(200, 'TOO_LONG').default(''),
  /** The screenshot. */
  picture: z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length <= 5 * 1024 * 1024, 'TOO_LARGE')
    .nullable(),
})
export type RecordPayment = z.infer<typeof recordPayment>

export const refundPayment = z.object({
  paymentId: id,
  operationId: z.uuid(),
  amountCentavos: amount,
  method: paymentMethod,
  reference: z.string().trim().max(60, 'TOO_LONG'),
  reason: z.string().trim().min(2, 'TOO_SHORT').max(200, 'TOO_LONG'),
  /** Decision 65: each line is asked about; goods come back to stock only when it says so. */
  lines: z
    .array(z.object({ orderLineId: id, quantity: z.int().min(0).max(1_000_000, 'TOO_LARGE'), toStock: z.boolean() }))
    .max(200),
})
export type RefundPayment = z.infer<typeof refundPayment>

export const statement = z.object({
  id,
  method: paymentMethod,
  fileName: z.string(),
  importedAt: z.date(),
  /** Null: somebody who is no longer known. */
  by: z.string().nullable(),
  rows: z.int(),
  matched: z.int(),
  rejects: z.array(z.object({ row: z.int(), reason: z.string(), raw: z.string() })),
})
export type Statement = z.infer<typeof statement>

/** A line of the farm's own account and what became of it. */
export const statementLine = z.object({
  reference: z.string(),
  amountCentavos: z.int(),
  paidAt: z.date(),
  sender: z.string(),
  /**
   * matched: a claim of this order is proved. no-claim: nobody claimed this reference. amount, date: claimed with
   * another one. settled: confirmed or rejected before. before: it was in an earlier statement.
   */
  outcome: z.enum(['matched', 'no-claim', 'amount', 'date', 'settled', 'before']),
  orderNumber: z.string().nullable(),
  claimedCentavos: z.int().nullable(),
})
export type StatementLine = z.infer<typeof statementLine>
export const importedStatement = statement.extend({
  /** What a person should look at first; at most 500. */
  lines: z.array(statementLine),
})
export type ImportedStatement = z.infer<typeof importedStatement>

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
  amountCentavos: amount,
})
export type MakeLink = z.infer<typeof makeLink>

export const paymentsContract = {
  /** All that is due, by one link at a time. The same operation gives the same link. */
  makeLink: procedure({ access: 'payments:process', changes: true, audit: changed('CREATE', 'PaymentLink') })
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
  cancelLink: procedure({ access: 'payments:process', changes: true, audit: changed('UPDATE', 'PaymentLink') })
    .input(z.object({ linkId: id }))
    .errors({ LINK_NOT_FOUND: { status: 404 } })
    .output(paymentLink),
  record: procedure({ access: 'payments:process', changes: true, audit: changed('CREATE') })
    .input(recordPayment)
    .errors({
      ...notFound,
      ...otherwise,
      REFERENCE_MISSING: { status: 400 },
      REFERENCE_USED: { status: 409, data: z.object({ orderNumber: z.string() }) },
      NOT_A_PICTURE: { status: 400 },
      ORDER_CLOSED: { status: 409 },
    })
    .output(order),
  /** Someone looked at the farm's own account and saw the money. */
  confirm: procedure({ access: 'payments:process', changes: true, audit: changed('UPDATE') })
    .input(z.object({ paymentId: id }))
    .errors({ ...notFound, ALREADY_CONFIRMED: { status: 409, data: z.object({ by: z.string() }) } })
    .output(order),
  /** The claim was not true; nothing was received. */
  reject: procedure({ access: 'payments:process', changes: true, audit: changed('UPDATE') })
    .input(z.object({ paymentId: id, reason: z.string().trim().min(2, 'TOO_SHORT').max(200, 'TOO_LONG') }))
    .errors({ ...notFound, ALREADY_CONFIRMED: { status: 409, data: z.object({ by: z.string() }) } })
    .output(order),
  /** Only from money received, and never more than is left of it. Asks for a proof above the farm's sum. */
  refund: procedure({ access: 'payments:refund', changes: true, audit: changed('UPDATE') })
    .input(refundPayment)
    .errors({
      ...notFound,
      ...otherwise,
      TOO_MUCH: { status: 409, data: z.object({ leftCentavos: z.int() }) },
      NOT_RECEIVED: { status: 409 },
    })
    .output(order),
  picture: procedure({ access: 'payments:read', changes: false })
    .input(z.object({ paymentId: id }))
    .errors(notFound)
    .output(z.object({ mime: z.string(), bytes: z.instanceof(Uint8Array) })),

  /** The last hundred, newest first. */
  statements: procedure({ access: 'payments:process', changes: false }).output(z.array(statement)),
  /** One of them with its own lines, and what has become of each since. */
  statement: procedure({ access: 'payments:process', changes: false })
    .input(z.object({ id }))
    .errors({ STATEMENT_NOT_FOUND: { status: 404 } })
    .output(importedStatement),
  /** CSV of GCash, Maya or a bank: reference, amount, time. Matches what is claimed. */
  importStatement: procedure({ access: 'payments:process', changes: true, audit: changed('CREATE', 'StatementImport') })
    .input(
      z.object({ method: paymentMethod, fileName: z.string().max(200), text: z.string().max(10_000_000, 'TOO_LARGE') }),
    )
    .errors({ ALREADY_IMPORTED: { status: 409, data: z.object({ at: z.date() }) }, NO_ROWS: { status: 400 } })
    .output(importedStatement),
}
