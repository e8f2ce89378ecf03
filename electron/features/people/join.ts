import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { createInvitation } from '../identity/index.ts'
import { peopleRoutes } from './people-routes.ts'
import type { PeopleDeps } from './rights-transaction.ts'
import { rolesRoutes } from './roles-routes.ts'

type Needs = Omit<PeopleDeps, 'inviter'> & { sealer: () => Promise<Sealer | null> }

export function joinPeople({ sealer, mailer, ...needs }: Needs): Joined<Pick<Routes, 'people' | 'roles'>> {
  const { now } = needs
  const inviter: PeopleDeps['inviter'] = async () => {
    const key = await sealer()
    if (!key) return null
    const post = await mailer.ready()
    return {
      invite: (tx, user, by) => createInvitation(tx, { now, sealer: key, post }, { user, by }),
      sent: () => {
        mailer.wake()
      },
    }
  }
  const deps: PeopleDeps = { ...needs, mailer, inviter }
  return { routes: { people: peopleRoutes(deps), roles: rolesRoutes(deps) } }
}
