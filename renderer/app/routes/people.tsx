import { createRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KeysScreen, readKeysSearch } from '../../features/keys/index.ts'
import { AuditScreen, readAuditSearch, readSecuritySearch, SecurityScreen } from '../../features/logs/index.ts'
import { PeopleScreen, readPeopleSearch, RolesScreen } from '../../features/people/index.ts'
import { PartsFrame } from '../parts-frame.tsx'
import { peopleParts } from '../people-parts.ts'
import { behind } from './behind.tsx'
import { root } from './root.tsx'

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: function PeopleFrame() {
    const { t } = useTranslation('frame')
    const parts = peopleParts.map((part) => ({ ...part, label: t(`peopleParts.${part.name}`) }))
    return <PartsFrame label={t('people')} parts={parts} />
  },
})

const parent = { getParentRoute: () => people }
const parts = [
  createRoute({
    ...parent,
    path: '/',
    validateSearch: readPeopleSearch,
    component: behind('users:read', PeopleScreen),
  }),
  createRoute({ ...parent, path: '/roles', component: behind('users:read', RolesScreen) }),
  createRoute({
    ...parent,
    path: '/keys',
    validateSearch: readKeysSearch,
    component: behind('api_keys:read', KeysScreen),
  }),
  createRoute({
    ...parent,
    path: '/audit',
    validateSearch: readAuditSearch,
    component: behind('audit_logs:read', AuditScreen),
  }),
  createRoute({
    ...parent,
    path: '/security',
    validateSearch: readSecuritySearch,
    component: behind('security_logs:read', SecurityScreen),
  }),
] as const

export const peopleRoutes = [people.addChildren([...parts])] as const
