import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { askedBy, whoseOf } from '../whose/index.ts'
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
      const made = await makePaymentLink(deps, askedBy(call), call.auditIn)
      deps.poller.wake()
      return made
    },
    watchLink: async (call) =>
      ok(watchPaymentLink(deps, { ...call.input, whose: whoseOf(personOf(call)) }, call.signal)),
    cancelLink: async (call) => {
      const done = await cancelPaymentLink(deps, askedBy(call), call.auditIn)
      deps.poller.wake()
      return done
    },
  }
}
