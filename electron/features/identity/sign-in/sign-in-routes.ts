import type { FeatureRoutes } from '../../../contract/routes.ts'
import { ok } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { lock, unlock } from '../sessions/lock-session.ts'
import { secondFactor } from './second-factor-sign-in.ts'
import { signIn } from './sign-in.ts'
import { signOut } from '../sessions/sign-out.ts'
import { tellWhoGrants } from '../sessions/who-grants.ts'
import { stepUp } from './step-up.ts'
import { desk, switchTo } from './switch-person.ts'

type SignInRoutes = Omit<
  FeatureRoutes<'identity'>,
  'providers' | 'startProvider' | 'finishProvider' | 'askReset' | 'reset' | 'verifyEmail'
>

/** Password, second factor, lock, PIN and proof, and whom to ask for a right. */
export function signInRoutes(deps: IdentityDeps): SignInRoutes {
  return {
    me: ({ who }) => Promise.resolve(ok(who)),
    signIn: signIn(deps),
    secondFactor: secondFactor(deps),
    signOut: signOut(deps),
    lock: lock(deps),
    unlock: unlock(deps),
    desk: desk(deps),
    switchTo: switchTo(deps),
    stepUp: stepUp(deps),
    whoGrants: tellWhoGrants(deps),
  }
}
