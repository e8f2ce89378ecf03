import { z } from 'zod'
import { userRole } from '../../../electron/contract/identity/person.ts'
import type { PeopleFilter } from '../../../electron/contract/people.ts'
import { asked, askedText, listAddress, nothingElse } from '../../ui/list-address.ts'

export const peopleAddress = listAddress({
  path: '/people',
  filter: z.object({
    q: askedText,
    // Staff where nothing is said.
    who: asked(z.enum(['customers', 'all'])),
    role: asked(userRole),
    active: asked(z.boolean()),
  }),
  sort: z.object({ order: asked(z.literal('name')) }),
  beside: nothingElse,
})
export const readPeopleSearch = peopleAddress.read

export const askedPeople = (wanted: ReturnType<typeof peopleAddress.wantedIn>): PeopleFilter => ({
  search: wanted.q ?? '',
  who: wanted.who ?? 'staff',
  role: wanted.role ?? null,
  active: wanted.active ?? null,
  order: wanted.order ?? 'newest',
})
