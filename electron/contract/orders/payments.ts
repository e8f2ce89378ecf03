import { z } from 'zod'
import { procedure } from '../base.ts'
import { centavos } from '../inventory/products.ts'
import { pictureBytes, pictureProblems } from '../picture.ts'
import { code, neededWords, words } from '../text.ts'
import { paymentMethod } from './order-words.ts'
import { order } from './orders.ts'

const id = z.string().min(1).max(100)
const amount = centavos.min(1, 'TOO_SMALL')
const changed = (action: 'CREATE' | 'UPDATE') => ({ action, entity: 'Payment' }) as const
const notFound = { PAYMENT_NOT_FOUND: { status: 404 } } as const

/** The same operation was done already, with another amount than is asked for now: nothing is done again. */
const otherwise = { DONE_OTHERWISE: { status: 409, data: z.object({ amountCentavos: z.int() }) } } as const

export const recordPayment = z.object({
  orderId: id,
  operationId: z.uuid(),
  method: paymentMethod,
  amountCentavos: amount,
  /** Of GCash, Maya, bank: a reference used before, on any order, is refused. */
  reference: code().max(60, 'TOO_LONG'),
  note: words(200).default(''),
  /** The screenshot. */
  picture: pictureBytes.nullable(),
})
export type RecordPayment = z.infer<typeof recordPayment>

export const refundPayment = z.object({
  paymentId: id,
  operationId: z.uuid(),
  amountCentavos: amount,
  method: paymentMethod,
  reference: code().max(60, 'TOO_LONG'),
  reason: neededWords(2, 200),
  /** Decision 65: each line is asked about; goods come back to stock only when it says so. */
  lines: z
    .array(z.object({ orderLineId: id, quantity: z.int().min(0).max(1_000_000, 'TOO_LARGE'), toStock: z.boolean() }))
    .max(200),
})
export type RefundPayment = z.infer<typeof refundPayment>

export const paymentsContract = {
  record: procedure({ access: 'payments:process', changes: true, size: 'large', audit: changed('CREATE') })
    .input(recordPayment)
    .errors({
      ORDER_NOT_FOUND: { status: 404 },
      ...otherwise,
      REFERENCE_MISSING: { status: 400 },
      REFERENCE_USED: { status: 409, data: z.object({ orderNumber: z.string() }) },
      ...pictureProblems,
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
    .input(z.object({ paymentId: id, reason: neededWords(2, 200) }))
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
}
