import { expect, it } from 'vitest'
import type { ProcedureMeta } from '../../../electron/contract/base.ts'
import { contract } from '../../../electron/contract/index.ts'
import { logs as english } from '../../../renderer/locales/en/logs.ts'
import { logs as filipino } from '../../../renderer/locales/fil/logs.ts'

/** Procedures that only tell. Written by hand: a new one is added here, or names what it writes to the trail. */
const readers = `
  system.state system.health setup.testDatabase
  identity.me identity.whoGrants identity.desk identity.providers
  account.sessions account.identities account.checkIdentity drafts.list
  people.list people.get people.rights roles.list roles.givers
  chambers.get chambers.latest ports.test
  keys.list keys.usage keys.door
  logs.audit logs.auditChoices logs.verifyAudit logs.security logs.securityChoices
  config.list config.open config.history today.get
  payments.watchLink paymongo.get paymongo.test
  mail.get mail.test providers.list providers.test
  documents.preview documents.jobs documents.printers
  chambers.list chambers.watch chambers.changes chambers.found chambers.frames
  orders.board views.list
  ports.watch telemetry.history telemetry.live telemetry.sparklines
  products.list products.search products.get products.previewBulk products.image categories.list
  stock.movements stock.availability stock.batches stock.sellFirst stock.history stock.counts stock.count
  customers.list customers.find customers.card carts.get carts.watch carts.mine carts.quote
  orders.list orders.get orders.changes orders.previewEdit payments.picture payments.statement payments.statements
  settings.broker settings.testBroker settings.database settings.testDatabase settings.secrets`
  .trim()
  .split(/\s+/)

/** Changes without a row, each with its reason. */
const exceptions: Record<string, string> = {
  'setup.choose': 'no farm is open yet, so there is no trail',
  'setup.back': 'no farm is open yet',
  'setup.retry': 'no farm is open yet',
  'identity.signOut': 'a sign-out is a row of the security log',
  'identity.lock': 'changes nothing of the farm; the session says when it was locked',
  'identity.unlock': 'a proof, not a change; a wrong one is in the security log',
  'identity.stepUp': 'a proof, not a change; a wrong one is in the security log',
  'identity.startProvider': 'opens the browser; the sign-in it may lead to is written',
  'identity.askReset': 'told to anybody alike; the reset itself is written',
  'account.savePreferences': 'how the page looks to one person is no business of the farm',
  'drafts.put': 'what somebody types is nothing yet, and lies on this desktop alone',
  'drafts.remove': 'the same',
  'views.save': 'how a list looks to one person is no business of the farm',
  'views.rename': 'the same',
  'views.remove': 'the same',
  'account.sendEmailCode': 'sends a code; the change of address it allows is written',
  'account.startTwoFactor': 'shows a secret; nothing changes until the code confirms it',
  'stock.countOne':
    'a tally on the sheet, with who and when; the stock changes when the count is closed, and that is written',
  'carts.open': 'a cart is a draft; the order it becomes is written',
  'carts.add': 'a draft',
  'carts.setLine': 'a draft',
  'carts.repeat': 'a draft',
  'carts.renewHolds': 'a draft',
  'carts.assign': 'a draft',
  'carts.discard': 'a draft',
}

const all = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => ({
    path: `${feature}.${name}`,
    // Every procedure of the contract is made by `procedure()`.
    meta: (procedure as { '~orpc': { meta: ProcedureMeta } })['~orpc'].meta,
  })),
)

it('lets no change pass without a row in the trail', () => {
  const silent = all
    .filter(({ path, meta }) => !meta.audit && !readers.includes(path) && !(path in exceptions))
    .map(({ path }) => path)
  expect(silent).toEqual([])
})

it('has no reader or exception that is not there, or writes a row after all', () => {
  const silent = new Set(all.filter(({ meta }) => !meta.audit).map(({ path }) => path))
  expect([...readers, ...Object.keys(exceptions)].filter((path) => !silent.has(path))).toEqual([])
})

it.each([
  ['English', english],
  ['Filipino', filipino],
])('every thing that is written to the trail has a name in %s', (_language, { entity }) => {
  const written = all.flatMap(({ meta }) => meta.audit?.entity ?? [])
  expect(new Set(written).size).toBeGreaterThan(15)
  expect([...new Set(written)].filter((name) => !(name in entity))).toEqual([])
})
