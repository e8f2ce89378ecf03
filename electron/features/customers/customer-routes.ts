import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok, refuse } from '../../platform/result.ts'
import { askedBy, whoseOf } from '../whose/index.ts'
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
    list: async (call) => {
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      return ok(await database.read((db) => listCustomers(db, wanted)))
    },
    find: async (call) => {
      const whose = whoseOf(personOf(call))
      const wanted = { whose, search: call.input.text, owing: false, after: null, limit: mostFound }
      return ok((await database.read((db) => listCustomers(db, wanted))).rows)
    },
    card: async (call) => {
      const reading = { now: now(), whose: whoseOf(personOf(call)) }
      const card = await database.read((db) => findCard(db, call.input.id, reading))
      return card ? ok(card) : refuse({ code: 'CUSTOMER_NOT_FOUND' })
    },
    create: ({ input, auditIn }) => createCustomer(deps, input, auditIn),
    update: (call) => updateCustomer(deps, askedBy(call), call.auditIn),
    saveAddress: (call) => saveAddress(deps, askedBy(call), call.auditIn),
    export: (call) => {
      const { format, ...filter } = call.input
      const wanted = { ...call.input, whose: whoseOf(personOf(call)) }
      call.audit({ newValues: { filter, format } })
      return Promise.resolve(ok(exportCustomers({ database, wanted, signal: call.signal, tasks })))
    },
    removeAddress: ({ input, auditIn }) => removeAddress(deps, input, auditIn),
  }
}
