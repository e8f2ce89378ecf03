import type { PaymentLink } from '../../contract/payment-links/payment-links.ts'
import { pause } from '../../platform/pause.ts'
import { type Whose, where } from '../whose/index.ts'
import type { LinkDeps } from './link-deps.ts'
import { linkView } from './link-view.ts'

const lookMs = 1000

/** The newest link of an order, again whenever it changes, on this desktop or another. */
export async function* watchPaymentLink(
  { database }: Pick<LinkDeps, 'database'>,
  { orderId, whose }: { orderId: string; whose: Whose },
  signal: AbortSignal,
): AsyncGenerator<{ link: PaymentLink | null }, void> {
  const wanted = { orderId, order: where('userId', whose.orders) }
  let last: string | null = null
  while (!signal.aborted) {
    if (database.state().state === 'ready') {
      const row = await database.read((db) =>
        db.paymentLink.findFirst({ where: wanted, orderBy: { createdAt: 'desc' } }),
      )
      const link = row && linkView(row)
      const mark = JSON.stringify(link)
      if (mark !== last) yield { link }
      last = mark
    }
    await pause(lookMs, signal)
  }
}
