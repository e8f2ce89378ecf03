import { fullName } from '../../contract/identity/person.ts'
import { askerOf, type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { readRights } from '../identity/index.ts'
import { whoseOf } from '../whose/index.ts'
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
    list: async (call) => {
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(
        await database.read(async (db) => ({
          rows: await readPeople(db, wanted, { now: now(), systemUserId }),
          total: await countPeople(db, wanted, systemUserId),
        })),
      )
    },
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
    create: (call) => createPerson(deps, { who: personOf(call), ...call.input }, call.auditIn),
    update: (call) => updatePerson(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    invite: (call) => invitePerson(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    setActive: (call) => setActive(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    setRoles: (call) => setRoles(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    resetTwoFactor: (call) => resetTwoFactor(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    endSessions: (call) => endSessions(deps, { ...askerOf(call), ...call.input }, call.auditIn),
    remove: (call) => removePerson(deps, { who: personOf(call), ...call.input }, call.auditIn),
    export: async (call) => {
      const { format, ...filter } = call.input
      call.audit({ newValues: { filter, format } })
      return ok(exportPeople(deps, { ...call.input, whose: whoseOf(personOf(call)) }, call.signal))
    },
  }
}
