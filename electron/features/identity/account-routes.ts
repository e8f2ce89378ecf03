import type { FeatureRoutes } from '../../contract/routes.ts'
import { coming } from '../coming.ts'
import { accountEmailRoutes } from './account-email-routes.ts'
import { accountIdentityRoutes } from './account-identity-routes.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** One's own account. */
export function accountRoutes(deps: IdentityDeps): FeatureRoutes<'account'> {
  return { ...coming('account'), ...accountEmailRoutes(deps), ...accountIdentityRoutes(deps) }
}
