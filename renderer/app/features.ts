import { account } from '../features/account/brings.ts'
import { chambers } from '../features/chambers/brings.ts'
import { customers } from '../features/customers/brings.ts'
import { identity } from '../features/identity/brings.ts'
import { inventory } from '../features/inventory/brings.ts'
import { keys } from '../features/keys/brings.ts'
import { logs } from '../features/logs/brings.ts'
import { orders } from '../features/orders/brings.ts'
import { people } from '../features/people/brings.ts'
import { settings } from '../features/settings/brings.ts'
import { setup } from '../features/setup/brings.ts'
import { today } from '../features/today/brings.ts'

/**
 * Every feature of the page. Rail, tabs and palette keep this order: what works with the farm comes first, what keeps
 * the house last.
 */
export const features = [
  today,
  orders,
  customers,
  chambers,
  inventory,
  people,
  keys,
  logs,
  account,
  settings,
  identity,
  setup,
] as const
