import { account as accountEn } from './en/account.ts'
import { customers as customersEn } from './en/customers.ts'
import { orders as ordersEn } from './en/orders.ts'
import { today as todayEn } from './en/today.ts'
import { people as peopleEn } from './en/people.ts'
import { documents as documentsEn } from './en/documents.ts'
import { inventory as inventoryEn } from './en/inventory.ts'
import { keys as keysEn } from './en/keys.ts'
import { logs as logsEn } from './en/logs.ts'
import { config as configEn } from './en/config.ts'
import { mail as mailEn } from './en/mail.ts'
import { paying as payingEn } from './en/paying.ts'
import { paymongo as paymongoEn } from './en/paymongo.ts'
import { providers as providersEn } from './en/providers.ts'
import { board as boardEn } from './en/board.ts'
import { bulk as bulkEn } from './en/bulk.ts'
import { chambers as chambersEn } from './en/chambers.ts'
import { common as commonEn } from './en/common.ts'
import { frame as frameEn } from './en/frame.ts'
import { identity as identityEn } from './en/identity.ts'
import { liveTest as liveTestEn } from './en/live-test.ts'
import { rights as rightsEn } from './en/rights.ts'
import { settings as settingsEn } from './en/settings.ts'
import { setup as setupEn } from './en/setup.ts'
import { views as viewsEn } from './en/views.ts'
import { account as accountFil } from './fil/account.ts'
import { customers as customersFil } from './fil/customers.ts'
import { orders as ordersFil } from './fil/orders.ts'
import { today as todayFil } from './fil/today.ts'
import { people as peopleFil } from './fil/people.ts'
import { documents as documentsFil } from './fil/documents.ts'
import { inventory as inventoryFil } from './fil/inventory.ts'
import { keys as keysFil } from './fil/keys.ts'
import { logs as logsFil } from './fil/logs.ts'
import { config as configFil } from './fil/config.ts'
import { mail as mailFil } from './fil/mail.ts'
import { paying as payingFil } from './fil/paying.ts'
import { paymongo as paymongoFil } from './fil/paymongo.ts'
import { providers as providersFil } from './fil/providers.ts'
import { board as boardFil } from './fil/board.ts'
import { bulk as bulkFil } from './fil/bulk.ts'
import { chambers as chambersFil } from './fil/chambers.ts'
import { common as commonFil } from './fil/common.ts'
import { frame as frameFil } from './fil/frame.ts'
import { identity as identityFil } from './fil/identity.ts'
import { liveTest as liveTestFil } from './fil/live-test.ts'
import { rights as rightsFil } from './fil/rights.ts'
import { settings as settingsFil } from './fil/settings.ts'
import { setup as setupFil } from './fil/setup.ts'
import { views as viewsFil } from './fil/views.ts'

/** A folder for each language, a file for each part of the house. English is the one the others are held against. */
export const resources = {
  en: {
    account: accountEn,
    today: todayEn,
    board: boardEn,
    bulk: bulkEn,
    orders: ordersEn,
    customers: customersEn,
    people: peopleEn,
    inventory: inventoryEn,
    documents: documentsEn,
    keys: keysEn,
    logs: logsEn,
    config: configEn,
    mail: mailEn,
    paying: payingEn,
    paymongo: paymongoEn,
    providers: providersEn,
    chambers: chambersEn,
    common: commonEn,
    frame: frameEn,
    identity: identityEn,
    liveTest: liveTestEn,
    rights: rightsEn,
    settings: settingsEn,
    setup: setupEn,
    views: viewsEn,
  },
  fil: {
    account: accountFil,
    today: todayFil,
    board: boardFil,
    bulk: bulkFil,
    orders: ordersFil,
    customers: customersFil,
    people: peopleFil,
    inventory: inventoryFil,
    documents: documentsFil,
    keys: keysFil,
    logs: logsFil,
    config: configFil,
    mail: mailFil,
    paying: payingFil,
    paymongo: paymongoFil,
    providers: providersFil,
    chambers: chambersFil,
    common: commonFil,
    frame: frameFil,
    identity: identityFil,
    liveTest: liveTestFil,
    rights: rightsFil,
    settings: settingsFil,
    setup: setupFil,
    views: viewsFil,
  },
}
