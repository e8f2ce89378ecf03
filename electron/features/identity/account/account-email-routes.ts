import { askerOf, type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { changeEmail, sendEmailCode } from './change-email.ts'
import { confirmEmail } from './confirm-email.ts'

/** One's own e-mail address: another one, and its verification. */
export function accountEmailRoutes(
  deps: IdentityDeps,
): Pick<FeatureRoutes<'account'>, 'changeEmail' | 'sendEmailCode' | 'confirmEmail'> {
  return {
    changeEmail: (call) => changeEmail(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    sendEmailCode: (call) => sendEmailCode(deps, personOf(call)),
    confirmEmail: (call) => confirmEmail(deps, { ...askerOf(call), ...call.input }, call.auditIn),
  }
}
