import { askerOf, type FeatureRoutes } from '../../../contract/routes.ts'
import { ok } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { lockSession, unlockSession } from '../sessions/lock-session.ts'
import { signOut } from '../sessions/sign-out.ts'
import { tellWhoGrants } from '../sessions/who-grants.ts'
import { atDesk } from './desk.ts'
import { signInBySecondFactor } from './second-factor-sign-in.ts'
import { signIn } from './sign-in.ts'
import { stepUp } from './step-up.ts'
import { switchPerson } from './switch-person.ts'

type SignInRoutes = Omit<
  FeatureRoutes<'identity'>,
  'providers' | 'startProvider' | 'finishProvider' | 'askReset' | 'reset' | 'verifyEmail'
>

/** Password, second factor, lock, PIN and proof, and whom to ask for a right. */
export function signInRoutes(deps: IdentityDeps): SignInRoutes {
  return {
    me: async ({ who }) => ok(who),
    signIn: ({ input, caller, auditIn }) => signIn(deps, { ...input, caller }, auditIn),
    secondFactor: ({ input, caller, auditIn }) => signInBySecondFactor(deps, { ...input, caller }, auditIn),
    signOut: ({ caller }) => signOut(deps, caller),
    lock: (call) => lockSession(deps, askerOf(call)),
    unlock: (call) => unlockSession(deps, { ...askerOf(call), by: call.input }),
    desk: async ({ caller }) => ok(await atDesk(deps, caller.deviceId)),
    switchTo: ({ input, caller, auditIn }) => switchPerson(deps, { ...input, caller }, auditIn),
    stepUp: (call) => stepUp(deps, { ...askerOf(call), by: call.input }),
    whoGrants: async (call) => ok(await tellWhoGrants(deps, { ...askerOf(call), ...call.input })),
  }
}
