import { expect, it } from 'vitest'
import { type ProcedureMeta, procedure } from '../../../electron/contract/base.ts'
import { contract } from '../../../electron/contract/index.ts'
import { logs as english } from '../../../renderer/locales/en/logs.ts'
import { logs as filipino } from '../../../renderer/locales/fil/logs.ts'

/** Changes without a row, agreed one by one; the contract says why. That readers only read is shown on a farm. */
const agreedSilent = `
  setup.choose setup.back setup.retry
  identity.signOut identity.lock identity.unlock identity.stepUp identity.startProvider identity.askReset
  account.savePreferences account.sendEmailCode account.startTwoFactor account.checkIdentity drafts.put drafts.remove
  views.save views.rename views.remove mail.test stock.countOne
  carts.open carts.add carts.setLine carts.repeat carts.renewHolds carts.assign carts.discard`
  .trim()
  .split(/\s+/)

/** What is told to the trail and changes nothing. */
const agreedExports = [
  ...['people.export', 'customers.export', 'products.export', 'orders.export', 'stock.exportMovements'],
  ...['logs.exportAudit', 'logs.exportSecurity'],
]

const all = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => ({
    path: `${feature}.${name}`,
    // Every procedure of the contract is made by `procedure()`.
    meta: (procedure as { '~orpc': { meta: ProcedureMeta } })['~orpc'].meta,
  })),
)

const namesOf = (some: typeof all) => some.map(({ path }) => path).toSorted()

it('lets no change pass without a row in the trail, but those agreed', () => {
  const silent = all.filter(({ meta }) => meta.changes && !meta.audit)
  expect(namesOf(silent)).toEqual(agreedSilent.toSorted())
  for (const { path, meta } of silent) expect(meta.unaudited, path).toMatch(/\w+ \w+ \w+/)
})

it('tells the trail of nothing else that only reads but exports', () => {
  const told = all.filter(({ meta }) => !meta.changes && meta.audit)
  expect(namesOf(told)).toEqual(agreedExports.toSorted())
})

it('takes no procedure that does not say whether it changes something, and what is written of that', () => {
  // @ts-expect-error whether it changes something is left out
  procedure({ access: 'anyone' })
  // @ts-expect-error neither a row nor why there is none
  procedure({ access: 'anyone', changes: true })
  // @ts-expect-error both a row and why there is none
  procedure({ access: 'anyone', changes: true, audit: { action: 'UPDATE', entity: 'User' }, unaudited: 'both' })
  // @ts-expect-error a row of a change that is none
  procedure({ access: 'anyone', changes: false, audit: { action: 'UPDATE', entity: 'User' } })
  // @ts-expect-error an export changes nothing
  procedure({ access: 'anyone', changes: true, audit: { action: 'EXPORT', entity: 'User' } })
  expect(procedure({ access: 'anyone', changes: false })['~orpc'].meta).toEqual({ access: 'anyone', changes: false })
})

it.each([
  ['English', english],
  ['Filipino', filipino],
])('every thing that is written to the trail has a name in %s', (_language, { entity }) => {
  const written = all.flatMap(({ meta }) => meta.audit?.entity ?? [])
  expect(new Set(written).size).toBeGreaterThan(15)
  expect([...new Set(written)].filter((name) => !(name in entity))).toEqual([])
})
