import type { FeatureRoutes } from '../../contract/routes.ts'
import { coming } from '../coming.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** Ways back in by mail: a forgotten password, an address to verify. */
export function recoveryRoutes(
  _deps: IdentityDeps,
): Pick<FeatureRoutes<'identity'>, 'askReset' | 'reset' | 'verifyEmail'> {
  const { askReset, reset, verifyEmail } = coming('identity')
  return { askReset, reset, verifyEmail }
}
