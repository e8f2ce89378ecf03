import { z } from 'zod'
import { facts } from '../../contract/base.ts'
import type { PaymentLink } from '../../contract/payment-links/payment-links.ts'
import { centavosOf } from '../../platform/money.ts'
import { drawQr } from './draw-qr.ts'
import type { LinkRow } from './link-deps.ts'

const states: Record<string, PaymentLink['state']> = { unpaid: 'waiting' }
const state = z.enum(['making', 'closing', 'paid', 'expired', 'cancelled', 'failed', 'unfiled'])

export function linkView(row: LinkRow): PaymentLink {
  return {
    id: row.id,
    orderId: row.orderId,
    state: states[row.status] ?? state.parse(row.status), // the database knows no other word
    amountCentavos: centavosOf(row.amount),
    url: row.checkoutUrl,
    qrSvg: row.status === 'unpaid' && row.checkoutUrl !== null ? drawQr(row.checkoutUrl) : null,
    referenceNumber: row.referenceNumber,
    isLive: row.isLive,
    expiresAt: row.expiresAt,
    askedAt: row.polledAt,
    problem: row.problem === null ? null : { code: row.problem, data: facts.catch({}).parse(row.answer ?? {}) },
  }
}
