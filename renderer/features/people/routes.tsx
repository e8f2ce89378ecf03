import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind } from '../../frame/behind.tsx'
import { root } from '../../frame/root.tsx'
import { readPeopleSearch } from './people-search.ts'

const PeopleScreen = lazyRouteComponent(() => import('./people-screen.tsx'), 'PeopleScreen')
const RolesScreen = lazyRouteComponent(() => import('./roles-screen.tsx'), 'RolesScreen')

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: behind('users:read', PeopleScreen),
})

const roles = createRoute({
  getParentRoute: () => root,
  path: '/people/roles',
  component: behind('users:read', RolesScreen),
})

export const peopleRoutes = [people, roles] as const
