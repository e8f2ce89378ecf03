import type { FeatureRoutes } from '../../../contract/routes.ts'
import { accountEmailRoutes } from './account-email-routes.ts'
import { accountIdentityRoutes } from './account-identity-routes.ts'
import { changePassword } from './change-password.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { removePin, setPin } from '../sign-in/own-pin.ts'
import { endOtherSessions, endSession, sessions } from '../sessions/own-sessions.ts'
import { savePreferences, saveProfile } from './save-profile.ts'
import { confirmTwoFactor, endTwoFactor, newBackupCodes, startTwoFactor } from '../sign-in/two-factor.ts'

/** One's own account. */
export function accountRoutes(deps: IdentityDeps): FeatureRoutes<'account'> {
  return {
    ...accountEmailRoutes(deps),
    ...accountIdentityRoutes(deps),
    saveProfile: saveProfile(deps),
    savePreferences: savePreferences(deps),
    changePassword: changePassword(deps),
    startTwoFactor: startTwoFactor(deps),
    confirmTwoFactor: confirmTwoFactor(deps),
    endTwoFactor: endTwoFactor(deps),
    newBackupCodes: newBackupCodes(deps),
    setPin: setPin(deps),
    removePin: removePin(deps),
    sessions: sessions(deps),
    endSession: endSession(deps),
    endOtherSessions: endOtherSessions(deps),
  }
}
