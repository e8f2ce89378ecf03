import { z } from 'zod'

/** Why PayMongo gave nothing. `detail` is its own sentence, for a person; keys are taken out of it. */
export type PaymongoRefusal =
  | { code: 'KEY_REFUSED' }
  | { code: 'NOT_FOUND' }
  | { code: 'AMOUNT_REFUSED'; detail: string }
  | { code: 'REFUSED'; detail: string }
  | { code: 'BUSY'; retryAfterMs: number | null }
  /** No answer, or one that says that they are out of order: nothing is known of what was asked. */
  | { code: 'UNREACHABLE'; detail: string }
  | { code: 'UNREADABLE' }

const payment = z.object({
  id: z.string().min(1).max(100),
  attributes: z.object({
    amount: z.int(),
    currency: z.string().default('PHP'),
    status: z.string(),
    livemode: z.boolean().optional(),
    fee: z.number().nullish(),
    paid_at: z.number().nullish(),
    source: z.object({ type: z.string() }).nullish(),
  }),
})

const link = z.object({
  data: z.object({
    id: z.string().min(1).max(100),
    attributes: z.object({
      amount: z.int(),
      archived: z.boolean().default(false),
      checkout_url: z.url({ protocol: /^https$/ }).max(500),
      livemode: z.boolean(),
      reference_number: z.string().min(1).max(60),
      status: z.string(),
      // In an envelope of their own, as the reference shows them.
      payments: z.array(z.union([z.object({ data: payment }).transform(({ data }) => data), payment])).default([]),
    }),
  }),
})

/** How a customer paid, in PayMongo's word: gcash, paymaya, grab_pay, card, dob, qrph … */
export type PaymongoPayment = {
  id: string
  amountCentavos: number
  currency: string
  /** paid, failed, refunded … */
  status: string
  word: string
  paidAt: Date | null
}

export type PaymongoLink = {
  id: string
  amountCentavos: number
  url: string
  referenceNumber: string
  isLive: boolean
  isArchived: boolean
  /** unpaid, paid … */
  status: string
  payments: PaymongoPayment[]
}

/** What a link's resource says; null: not one. https://developers.paymongo.com/reference/links-resource */
export function parseLink(body: unknown): PaymongoLink | null {
  const read = link.safeParse(body)
  if (!read.success) return null
  const { id, attributes } = read.data.data
  return {
    id,
    amountCentavos: attributes.amount,
    url: attributes.checkout_url,
    referenceNumber: attributes.reference_number,
    isLive: attributes.livemode,
    isArchived: attributes.archived,
    status: attributes.status,
    payments: attributes.payments.map(({ id: paymentId, attributes: of }) => ({
      id: paymentId,
      amountCentavos: of.amount,
      currency: of.currency,
      status: of.status,
      word: of.source?.type ?? '',
      paidAt: typeof of.paid_at === 'number' ? new Date(of.paid_at * 1000) : null,
    })),
  }
}

const errors = z.object({
  errors: z.array(z.object({ code: z.string().default(''), detail: z.string().default('') })).min(1),
})
const amountCodes = ['parameter_below_minimum', 'parameter_above_maximum']

/** Their sentence for a person's eyes: one short line, and never a key. */
const sentence = (text: string): string =>
  text
    .replaceAll(/[sp]k_\w+/g, '•••')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .slice(0, 200)

/** A refusal of an answer that is no success. `retryAfter` is the header of that name. */
export function parseRefusal(status: number, body: unknown, retryAfter: string | null): PaymongoRefusal {
  if (status === 401 || status === 403) return { code: 'KEY_REFUSED' }
  if (status === 404) return { code: 'NOT_FOUND' }
  if (status === 429) {
    const seconds = Number(retryAfter ?? Number.NaN)
    return { code: 'BUSY', retryAfterMs: Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : null }
  }
  const read = errors.safeParse(body)
  const first = read.success ? read.data.errors[0] : undefined
  if (status >= 500 || !first) return { code: 'UNREACHABLE', detail: `HTTP ${status}` }
  const code = amountCodes.includes(first.code) ? 'AMOUNT_REFUSED' : 'REFUSED'
  return { code, detail: sentence(first.detail || first.code) }
}
