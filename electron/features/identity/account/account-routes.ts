import { askerOf, type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { makeRecoverySheet } from '../recovery/recovery-sheet.ts'
import { endOtherSessions, endSession, listSessions } from '../sessions/own-sessions.ts'
import { removePin, setPin } from '../sign-in/own-pin.ts'
import { confirmTwoFactor, endTwoFactor, newBackupCodes, startTwoFactor } from '../sign-in/two-factor.ts'
import { accountEmailRoutes } from './account-email-routes.ts'
import { changePassword } from './change-password.ts'
import { checkIdentity, listIdentities, unlinkIdentity } from './own-identities.ts'
import { savePreferences, saveProfile } from './save-profile.ts'

/** One's own account. */
export function accountRoutes(deps: IdentityDeps): FeatureRoutes<'account'> {
  return {
    ...accountEmailRoutes(deps),
    identities: async (call) => ok(await listIdentities(deps, personOf(call))),
    checkIdentity: (call) => checkIdentity(deps, { who: personOf(call), ...call.input }),
    unlink: (call) => unlinkIdentity(deps, { who: personOf(call), ...call.input }, call.auditIn),
    saveProfile: (call) => saveProfile(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    savePreferences: (call) => savePreferences(deps, { who: personOf(call), changed: call.input }),
    changePassword: (call) => changePassword(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    startTwoFactor: (call) => startTwoFactor(deps, personOf(call)),
    confirmTwoFactor: (call) => confirmTwoFactor(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    endTwoFactor: (call) => endTwoFactor(deps, askerOf(call), call.auditIn),
    newBackupCodes: (call) => newBackupCodes(deps, personOf(call), call.auditIn),
    makeRecoverySheet: (call) => makeRecoverySheet(deps, askerOf(call), call.auditIn),
    setPin: (call) => setPin(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    removePin: (call) => removePin(deps, personOf(call), call.auditIn),
    sessions: async (call) => ok(await listSessions(deps, personOf(call))),
    endSession: (call) => endSession(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    endOtherSessions: (call) => endOtherSessions(deps, askerOf(call), call.auditIn),
  }
}
