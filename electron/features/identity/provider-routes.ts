import type { FeatureRoutes } from '../../contract/routes.ts'
import { coming } from '../coming.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** Sign-in through Google, Facebook or any OpenID provider. */
export function providerRoutes(
  _deps: IdentityDeps,
): Pick<FeatureRoutes<'identity'>, 'providers' | 'startProvider' | 'finishProvider'> {
  const { providers, startProvider, finishProvider } = coming('identity')
  return { providers, startProvider, finishProvider }
}
