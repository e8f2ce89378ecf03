import type { FeatureRoutes } from '../../contract/routes.ts'
import { coming } from '../coming.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** Accounts of providers that one's own account can be entered with. */
export function accountIdentityRoutes(_deps: IdentityDeps): Pick<FeatureRoutes<'account'>, 'identities' | 'unlink'> {
  const { identities, unlink } = coming('account')
  return { identities, unlink }
}
