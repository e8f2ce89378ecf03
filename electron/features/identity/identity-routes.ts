import type { FeatureRoutes } from '../../contract/routes.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { providerRoutes } from './providers/provider-routes.ts'
import { recoveryRoutes } from './recovery/recovery-routes.ts'
import { signInRoutes } from './sign-in/sign-in-routes.ts'

export function identityRoutes(deps: IdentityDeps): FeatureRoutes<'identity'> {
  return { ...signInRoutes(deps), ...providerRoutes(deps), ...recoveryRoutes(deps) }
}
