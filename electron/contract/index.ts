import { accountContract } from './account.ts'
import { cartsContract } from './carts.ts'
import { chambersContract, portsContract } from './chambers.ts'
import { configContract } from './config.ts'
import { customersContract } from './customers.ts'
import { draftsContract } from './drafts.ts'
import { documentsContract } from './documents.ts'
import { identityContract } from './identity.ts'
import { keysContract } from './keys.ts'
import { logsContract } from './logs.ts'
import { mailContract, providersContract } from './mail.ts'
import { ordersContract } from './orders.ts'
import { paymentsContract } from './payments.ts'
import { paymongoContract } from './paymongo.ts'
import { peopleContract, rolesContract } from './people.ts'
import { categoriesContract, productsContract } from './products.ts'
import { settingsContract } from './settings.ts'
import { setupContract } from './setup.ts'
import { stockContract } from './stock.ts'
import { systemContract } from './system.ts'
import { telemetryContract } from './telemetry.ts'
import { todayContract } from './today.ts'
import { viewsContract } from './views.ts'

/** All that may be asked of the application, through any door. */
export const contract = {
  system: systemContract,
  setup: setupContract,
  identity: identityContract,
  account: accountContract,
  drafts: draftsContract,
  people: peopleContract,
  roles: rolesContract,
  keys: keysContract,
  logs: logsContract,
  config: configContract,
  mail: mailContract,
  providers: providersContract,
  products: productsContract,
  categories: categoriesContract,
  stock: stockContract,
  today: todayContract,
  customers: customersContract,
  carts: cartsContract,
  orders: ordersContract,
  payments: paymentsContract,
  paymongo: paymongoContract,
  documents: documentsContract,
  chambers: chambersContract,
  ports: portsContract,
  telemetry: telemetryContract,
  settings: settingsContract,
  views: viewsContract,
}
export type Contract = typeof contract
