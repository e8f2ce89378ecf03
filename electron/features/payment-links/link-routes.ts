import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { cancelPaymentLink } from './cancel-link.ts'
import type { LinkDeps } from './link-deps.ts'
import type { LinkPoller } from './link-poller.ts'
import { makePaymentLink } from './make-link.ts'
import { watchPaymentLink } from './watch-link.ts'

export function linkRoutes(
  deps: LinkDeps & { poller: Pick<LinkPoller, 'wake'> },
): Pick<FeatureRoutes<'payments'>, 'makeLink' | 'watchLink' | 'cancelLink'> {
  return {
    makeLink: async (call) => {
      const made = await makePaymentLink(deps, { ...call.input, userId: personOf(call).id }, call.auditIn)
      deps.poller.wake()
      return made
    },
    watchLink: async ({ input, signal }) => ok(watchPaymentLink(deps, input.orderId, signal)),
    cancelLink: async ({ input, auditIn }) => {
      const done = await cancelPaymentLink(deps, input, auditIn)
      deps.poller.wake()
      return done
    },
  }
}
