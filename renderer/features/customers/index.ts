import { lazyRouteComponent } from '@tanstack/react-router'

export { arriveAtCustomers, readCustomersSearch } from './arrivals.ts'
export const CustomersScreen = lazyRouteComponent(() => import('./customers-screen.tsx'), 'CustomersScreen')
