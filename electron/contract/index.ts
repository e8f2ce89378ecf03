import { chambersContract } from './chambers/chambers.ts'
import { portsContract } from './chambers/ports.ts'
import { customersContract } from './customers.ts'
import { documentsContract } from './documents.ts'
import { draftsContract } from './drafts.ts'
import { accountContract } from './identity/account.ts'
import { identityContract } from './identity/identity.ts'
import { providersContract } from './identity/providers.ts'
import { categoriesContract, productsContract } from './inventory/products.ts'
import { stockContract } from './inventory/stock.ts'
import { keysContract } from './keys.ts'
import { logsContract } from './logs.ts'
import { mailContract } from './notifications/mail.ts'
import { cartsContract } from './orders/carts.ts'
import { ordersContract } from './orders/orders.ts'
import { paymentsContract } from './orders/payments.ts'
import { statementsContract } from './orders/statements.ts'
import { paymentLinksContract } from './payment-links/payment-links.ts'
import { paymongoContract } from './payment-links/paymongo.ts'
import { peopleContract, rolesContract } from './people.ts'
import { configContract } from './settings/config.ts'
import { settingsContract } from './settings/settings.ts'
import { setupContract } from './setup/setup.ts'
import { systemContract } from './setup/system.ts'
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
  payments: { ...paymentLinksContract, ...paymentsContract, ...statementsContract },
  paymongo: paymongoContract,
  documents: documentsContract,
  chambers: chambersContract,
  ports: portsContract,
  telemetry: telemetryContract,
  settings: settingsContract,
  views: viewsContract,
}
export type Contract = typeof contract
