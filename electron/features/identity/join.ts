import type { Me } from '../../contract/identity/person.ts'
import type { Caller, Routes } from '../../contract/routes.ts'
import type { Owner } from '../../contract/setup/setup.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Result } from '../../platform/result.ts'
import { accountRoutes } from './account/account-routes.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { identityRoutes } from './identity-routes.ts'
import { providerSettingsRoutes } from './providers/provider-settings-routes.ts'
import { openSession } from './sessions/session-service.ts'
import { createSessions, type Sessions } from './sessions/sessions.ts'
import { sweepSessions } from './sessions/sweep-sessions.ts'
import { createOwner, needsOwner } from './sign-in/create-owner.ts'
import type { PendingSignIn } from './sign-in/pending-sign-in.ts'
import { createTickets } from './sign-in/tickets.ts'

const ticketMs = 5 * 60_000
const sweepMs = 5 * 60_000

type IdentityJoint = Joined<
  Pick<Routes, 'identity' | 'account' | 'providers'>,
  {
    sessions: Sessions
    needsOwner: () => Promise<boolean>
    createOwner: (owner: Owner) => Promise<Result<string, { code: 'ALREADY_SET_UP' }>>
    /** For the owner who was just made. */
    signInFirst: (userId: string, caller: Caller) => Promise<Me>
  }
>

export function joinIdentity(needs: Omit<IdentityDeps, 'sessions' | 'tickets'>): IdentityJoint {
  const { database, now } = needs
  const sessions = createSessions(needs)
  const tickets = createTickets<PendingSignIn>({ now, ttlMs: ticketMs })
  const deps: IdentityDeps = { ...needs, sessions, tickets }
  return {
    routes: {
      identity: identityRoutes(deps),
      account: accountRoutes(deps),
      providers: providerSettingsRoutes(deps),
    },
    chores: [
      {
        ...{ what: 'close sessions that ran out', everyMs: sweepMs, isFirstSoon: true },
        run: () => database.write((db) => sweepSessions(db, now()), { idempotent: true }),
      },
    ],
    stop: () => {
      sessions.stop()
    },
    sessions,
    needsOwner: () => needsOwner(database),
    createOwner: (owner) => createOwner(needs, owner),
    signInFirst: async (userId, caller) => {
      await openSession(deps, { userId, caller, stay: false, method: 'PASSWORD', proven: true })
      const me = await sessions.who(caller.session.get())
      if (!me) throw new Error('the session that was just opened can not be read')
      return me
    },
  }
}
