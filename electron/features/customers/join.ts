import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { CustomerDeps } from './customer-deps.ts'
import { customersRoutes } from './customer-routes.ts'

export function joinCustomers(deps: CustomerDeps): Joined<Pick<Routes, 'customers'>> {
  return { routes: { customers: customersRoutes(deps) } }
}
