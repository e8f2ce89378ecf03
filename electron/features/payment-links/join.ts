import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import { type OrdersDeps, paymentsRoutes } from '../orders/index.ts'
import type { LinkDeps } from './link-deps.ts'
import { type LinkPoller, startLinkPoller } from './link-poller.ts'
import { linkRoutes } from './link-routes.ts'
import { paymongoRoutes } from './paymongo-routes.ts'

/** Links, and beside them the payments that need nobody outside, which are the orders'. */
export function joinPayments(
  deps: LinkDeps & OrdersDeps,
): Joined<Pick<Routes, 'payments' | 'paymongo'>, { linkPoller: LinkPoller }> {
  const linkPoller = startLinkPoller(deps)
  const links = { ...deps, poller: linkPoller }
  return {
    routes: { payments: { ...paymentsRoutes(deps), ...linkRoutes(links) }, paymongo: paymongoRoutes(links) },
    linkPoller,
    stop: () => linkPoller.stop(),
  }
}
