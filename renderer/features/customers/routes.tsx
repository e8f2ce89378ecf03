import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { behind } from '../../frame/behind.tsx'
import { root } from '../../frame/root.tsx'
import { readCustomersSearch } from './customers-search.ts'

const CustomersScreen = lazyRouteComponent(() => import('./customers-screen.tsx'), 'CustomersScreen')

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: readCustomersSearch,
  component: behind('orders:read', CustomersScreen),
})

export const customerRoutes = [customers] as const
