import { createRoute } from '@tanstack/react-router'
import { CustomersScreen, readCustomersSearch } from '../../features/customers/index.ts'
import { behind } from './behind.tsx'
import { root } from './root.tsx'

const customers = createRoute({
  getParentRoute: () => root,
  path: '/customers',
  validateSearch: readCustomersSearch,
  component: behind('orders:read', CustomersScreen),
})

export const customerRoutes = [customers] as const
