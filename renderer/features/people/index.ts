import { lazyRouteComponent } from '@tanstack/react-router'

export const PeopleScreen = lazyRouteComponent(() => import('./people-screen.tsx'), 'PeopleScreen')
export const RolesScreen = lazyRouteComponent(() => import('./roles-screen.tsx'), 'RolesScreen')
