import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { coming } from '../coming.ts'
import { completeSignIn } from './complete-sign-in.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { passwordFits } from './password.ts'
import { endSession } from './session-service.ts'

type SignInRoutes = Omit<
  FeatureRoutes<'identity'>,
  'providers' | 'startProvider' | 'finishProvider' | 'askReset' | 'reset' | 'verifyEmail'
>

/** Password, second factor, lock, PIN and proof. */
export function signInRoutes(deps: IdentityDeps): SignInRoutes {
  const { database, sessions } = deps
  return {
    ...coming('identity'),
    me: ({ who }) => Promise.resolve(ok(who)),
    signIn: async ({ input, caller, auditIn }) => {
      const same = { equals: input.login, mode: 'insensitive' } as const
      const user = await database.read((db) =>
        db.user.findFirst({ where: { OR: [{ email: same }, { username: same }] } }),
      )
      const fits = await passwordFits(input.password, user?.password ?? null)
      if (!user?.isActive || !fits) return refuse({ code: 'WRONG_SIGN_IN' })
      return ok(await completeSignIn(deps, { user, caller, stay: input.stay, method: 'PASSWORD', auditIn }))
    },
    signOut: async ({ caller }) => {
      const token = caller.session.get()
      caller.session.clear()
      if (token === null) return ok(undefined)
      await endSession(deps, token, 'signed out')
      sessions.forget(token)
      return ok(undefined)
    },
  }
}
