import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { removeAddress, saveAddress } from './customer-addresses.ts'
import type { CustomerDeps } from './customer-deps.ts'
import { listCustomers } from './customer-list.ts'
import { findCard } from './customer-queries.ts'
import { createCustomer, updateCustomer } from './customer-service.ts'
import { exportCustomers } from './export-customers.ts'

const mostFound = 8

export function customersRoutes(deps: CustomerDeps): FeatureRoutes<'customers'> {
  const { database, now, tasks } = deps
  return {
    list: async ({ input }) => ok(await database.read((db) => listCustomers(db, input))),
    find: async ({ input }) => {
      const wanted = { search: input.text, owing: false, after: null, limit: mostFound }
      return ok((await database.read((db) => listCustomers(db, wanted))).rows)
    },
    card: async ({ input }) => {
      const card = await database.read((db) => findCard(db, input.id, now()))
      return card ? ok(card) : refuse({ code: 'CUSTOMER_NOT_FOUND' })
    },
    create: ({ input, auditIn }) => createCustomer(deps, input, auditIn),
    update: ({ input, auditIn }) => updateCustomer(deps, input, auditIn),
    saveAddress: ({ input, auditIn }) => saveAddress(deps, input, auditIn),
    export: ({ input, signal, audit }) => {
      const { format, ...filter } = input
      audit({ newValues: { filter, format } })
      return Promise.resolve(ok(exportCustomers({ database, wanted: input, signal, tasks })))
    },
    removeAddress: ({ input, auditIn }) => removeAddress(deps, input, auditIn),
  }
}
