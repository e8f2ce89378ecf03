import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { passwordFits } from './password.ts'
import { type createSessionReader, endSession, openSession, type SessionDeps } from './session-service.ts'

export type IdentityDeps = SessionDeps & { sessions: ReturnType<typeof createSessionReader> }

export function identityRoutes(deps: IdentityDeps): FeatureRoutes<'identity'> {
  const { database, sessions } = deps
  return {
    me: ({ who }) => Promise.resolve(ok(who)),
    signIn: async ({ input, caller, audit }) => {
      const same = { equals: input.login, mode: 'insensitive' } as const
      const user = await database.read((db) =>
        db.user.findFirst({ where: { OR: [{ email: same }, { username: same }] } }),
      )
      const fits = await passwordFits(input.password, user?.password ?? null)
      if (!user?.isActive || !fits) return refuse({ code: 'WRONG_SIGN_IN' })
      await openSession(deps, user.id, caller, input.stay)
      const me = await sessions.who(caller.session.get())
      if (!me) throw new Error('the session that was just opened can not be read')
      audit({ entityId: user.id })
      return ok(me)
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
