import i18next from 'i18next'
import { type Feature, type Finder, handful } from '../../frame/feature.ts'
import { api } from '../../host/api.ts'
import * as en from '../../locales/en/people.ts'
import * as fil from '../../locales/fil/people.ts'
import { nameOf } from './person-words.ts'
import { peopleRoutes } from './routes.tsx'

const under = 'people'

/** Staff; customers have a finder of their own. */
const staff: Finder = {
  id: 'people',
  title: () => i18next.t('people:parts.people'),
  icon: 'person',
  needs: 'users:read',
  fromLetters: 2,
  find: async (queries, text) => {
    if (text.length > 100) return []
    const input = { search: text, limit: handful + 1 }
    const { rows } = await queries.query(api.people.list.queryOptions({ input }))
    return rows.map((person) => ({
      id: person.id,
      label: nameOf(person),
      detail: person.email,
      to: { to: '/people', search: { open: person.id } },
    }))
  },
  all: (text) => ({ to: '/people', search: { q: text } }),
}

export const people: Feature<typeof peopleRoutes, typeof en> = {
  routes: peopleRoutes,
  words: { en, fil },
  rail: { id: under, to: '/people', icon: 'person', label: () => i18next.t('people:title'), needs: [] },
  parts: [
    { under, to: '/people', label: () => i18next.t('people:parts.people'), needs: 'users:read' },
    { under, to: '/people/roles', label: () => i18next.t('people:parts.roles'), needs: 'users:read' },
  ],
  finders: [staff],
  drafts: {
    person: () => ({ text: i18next.t('people:draft'), to: { to: '/people' }, needs: 'users:create' }),
  },
}
