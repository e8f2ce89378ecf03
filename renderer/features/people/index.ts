import { lazyRouteComponent } from '@tanstack/react-router'

export { readPeopleSearch } from './people-search.ts'
export const PeopleScreen = lazyRouteComponent(() => import('./people-screen.tsx'), 'PeopleScreen')
export const RolesScreen = lazyRouteComponent(() => import('./roles-screen.tsx'), 'RolesScreen')
