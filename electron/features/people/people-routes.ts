import { fullName } from '../../contract/identity/person.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { readRights } from '../identity/index.ts'
import { endSessions, invitePerson, resetTwoFactor, setActive, updatePerson } from './change-person.ts'
import { createPerson } from './create-person.ts'
import { exportPeople } from './export-people.ts'
import { setRoles } from './give-roles.ts'
import { countPeople, findPerson, readPeople } from './people-queries.ts'
import { removePerson } from './remove-person.ts'
import type { PeopleDeps } from './rights-transaction.ts'

export function peopleRoutes(deps: PeopleDeps): FeatureRoutes<'people'> {
  const { database, now, systemUserId } = deps
  return {
    list: async ({ input }) =>
      ok(
        await database.read(async (db) => ({
          rows: await readPeople(db, input, { now: now(), systemUserId }),
          total: await countPeople(db, input, systemUserId),
        })),
      ),
    get: async ({ input }) => {
      const person = await database.read((db) => findPerson(db, input.id, { now: now(), systemUserId }))
      return person ? ok(person) : refuse({ code: 'PERSON_NOT_FOUND' })
    },
    rights: async ({ input }) => {
      const [person, permissions] = await database.read((db) =>
        Promise.all([findPerson(db, input.id, { now: now(), systemUserId }), readRights(db, input.id)]),
      )
      if (!person || !permissions) return refuse({ code: 'PERSON_NOT_FOUND' })
      return ok({ name: fullName(person), role: person.role, permissions })
    },
    create: createPerson(deps),
    update: updatePerson(deps),
    invite: invitePerson(deps),
    setActive: setActive(deps),
    setRoles: setRoles(deps),
    resetTwoFactor: resetTwoFactor(deps),
    endSessions: endSessions(deps),
    remove: removePerson(deps),
    export: exportPeople(deps),
  }
}
