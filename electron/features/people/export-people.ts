import { stringify } from 'csv-stringify/sync'
import type { PeopleFilter, PersonRow } from '../../contract/people.ts'
import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { readPeople } from './people-queries.ts'
import type { PeopleDeps } from './rights-transaction.ts'

const pageSize = 1000

const columns = {
  firstName: 'first_name',
  lastName: 'last_name',
  email: 'email',
  username: 'username',
  phoneNumber: 'phone_number',
  role: 'role',
  roles: 'other_roles',
  isActive: 'active',
  createdAt: 'created_at',
  lastLoginAt: 'last_login_at',
}

const line = (person: PersonRow) => ({
  ...person,
  roles: person.roles.map(({ name }) => name).join('; '),
  isActive: person.isActive ? 'yes' : 'no',
  createdAt: person.createdAt.toISOString(),
  lastLoginAt: person.lastLoginAt?.toISOString() ?? '',
})

/** CSV in which no cell is a formula: a name typed as =HYPERLINK(…) stays a text in the spreadsheet. */
export const peopleCsv = (people: readonly PersonRow[], header: boolean): string =>
  stringify(people.map(line), { header, columns, escape_formulas: true, record_delimiter: 'windows' })

/** Reads on only when what it gave was taken: memory stays flat, however many there are. */
async function* lines(deps: PeopleDeps, filter: PeopleFilter, signal: AbortSignal): AsyncGenerator<string, void> {
  let after: string | null = null
  for (let isFirst = true; isFirst || after !== null; isFirst = false) {
    if (signal.aborted) return
    const page = { ...filter, after, limit: pageSize }
    const where = { now: deps.now(), systemUserId: deps.systemUserId }
    const people: PersonRow[] = await deps.database.read((db) => readPeople(db, page, where))
    if (isFirst || people.length > 0) yield peopleCsv(people, isFirst)
    after = people.length < pageSize ? null : (people.at(-1)?.cursor ?? null)
  }
}

export const exportPeople =
  (deps: PeopleDeps): FeatureRoutes<'people'>['export'] =>
  ({ input, signal, audit }) => {
    audit({ newValues: { filter: input } })
    return Promise.resolve(ok(lines(deps, input, signal)))
  }
