import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind } from '../../frame/behind.tsx'
import { root } from '../../frame/root.tsx'
import { arriveAtCustomers, readCustomersSearch } from './arrivals.ts'

const CustomersScreen = lazyRouteComponent(() => import('./customers-screen.tsx'), 'CustomersScreen')

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: readCustomersSearch,
  beforeLoad: ({ search }) => {
    arriveAtCustomers(search)
  },
  component: behind('orders:read', CustomersScreen),
})

export const customerRoutes = [customers] as const
