import { z } from 'zod'
import { useCustomersView } from './customers-view-store.ts'

const search = z.object({ customer: z.string().max(100).optional().catch(undefined) })
type CustomersSearch = z.infer<typeof search>

/** Whom another screen asks for. */
export const readCustomersSearch = (given: unknown): CustomersSearch => search.parse(given)

export function arriveAtCustomers({ customer }: CustomersSearch): void {
  if (customer !== undefined) useCustomersView.getState().open(customer)
}
