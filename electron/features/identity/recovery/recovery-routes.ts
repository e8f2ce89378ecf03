import type { FeatureRoutes } from '../../../contract/routes.ts'
import { verifyEmail } from '../account/confirm-email.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { askReset } from './ask-reset.ts'
import { resetPassword } from './reset-password.ts'

/** Ways back in by mail: a forgotten password, an address to verify. */
export function recoveryRoutes(
  deps: IdentityDeps,
): Pick<FeatureRoutes<'identity'>, 'askReset' | 'reset' | 'verifyEmail'> {
  return {
    askReset: ({ input, caller }) => askReset(deps, { ...input, caller }),
    reset: ({ input, caller, auditIn }) => resetPassword(deps, { ...input, caller }, auditIn),
    verifyEmail: ({ input, caller, auditIn }) => verifyEmail(deps, { ...input, caller }, auditIn),
  }
}
