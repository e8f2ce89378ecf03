import { createRoute } from '@tanstack/react-router'
import { arriveAtCustomers, CustomersScreen, readCustomersSearch } from '../../features/customers/index.ts'
import { behind } from './behind.tsx'
import { root } from './root.tsx'

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
