import { lazyRouteComponent } from '@tanstack/react-router'

export { readCustomersSearch } from './customers-search.ts'
export const CustomersScreen = lazyRouteComponent(() => import('./customers-screen.tsx'), 'CustomersScreen')
