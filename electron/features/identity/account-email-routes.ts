import type { FeatureRoutes } from '../../contract/routes.ts'
import { coming } from '../coming.ts'
import type { IdentityDeps } from './identity-deps.ts'

/** One's own e-mail address: another one, and its verification. */
export function accountEmailRoutes(
  _deps: IdentityDeps,
): Pick<FeatureRoutes<'account'>, 'changeEmail' | 'sendEmailCode' | 'confirmEmail'> {
  const { changeEmail, sendEmailCode, confirmEmail } = coming('account')
  return { changeEmail, sendEmailCode, confirmEmail }
}
