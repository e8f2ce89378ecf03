import i18next from 'i18next'
import type { Feature } from '../../frame/feature.ts'
import * as en from '../../locales/en/people.ts'
import * as fil from '../../locales/fil/people.ts'
import { peopleRoutes } from './routes.tsx'

const under = 'people'

export const people: Feature<typeof peopleRoutes, typeof en> = {
  routes: peopleRoutes,
  words: { en, fil },
  rail: { id: under, to: '/people', icon: 'person', label: () => i18next.t('people:title'), needs: [] },
  parts: [
    { under, to: '/people', label: () => i18next.t('people:parts.people'), needs: 'users:read' },
    { under, to: '/people/roles', label: () => i18next.t('people:parts.roles'), needs: 'users:read' },
  ],
  drafts: {
    person: () => ({ text: i18next.t('people:draft'), to: { to: '/people' }, needs: 'users:create' }),
  },
}
