import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const features = join(import.meta.dirname, '..', '..', '..', 'electron', 'features')

/** What reads rows that are some customer's, by Prisma or by SQL. */
const reads = [
  /\b(?:FROM|JOIN|UPDATE) (?:orders|payments|payment_links|print_jobs|order_events|statement_imports|carts)\b/,
  /\.(?:order|payment|paymentLink|printJob|orderEvent|statementImport|cart)\.(?:find|count|aggregate|groupBy)/,
]

/** Those that need not ask whose they are, and why. */
const without: Record<string, string> = {
  'customers/customer-queries.ts': 'asks whose the customer is before',
  'inventory/product-columns.ts': 'how many are held in all',
  'inventory/stock-lock.ts': 'how many are held in all',
  'orders/carts/usual-lines.ts': 'of one customer, whom the clerk or the card has asked for',
  'orders/order-events.ts': 'the next number of an order that is held',
  'orders/statements/begin-import.ts': 'whether this very file was read in; nothing else of it is told',
  'orders/statements/same-money.ts': 'proves a claim that its own transaction has just written',
  'orders/statements/write-statement.ts': 'writes what the farm’s own statement proves; nothing of it is told',
  'payment-links/link-poller.ts': 'the program by itself',
  'payment-links/paymongo-routes.ts': 'how many are open, for the owner',
  'today/due-orders.ts': 'read only for people of the farm',
  'today/money-due.ts': 'read only for people of the farm',
  'today/sales.ts': 'read only for people of the farm',
}

it('reads nothing of a customer’s without asking whose it is', () => {
  const forgetful = globSync('**/*.ts', { cwd: features })
    .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(features, file), 'utf8') }))
    .filter(({ text }) => reads.some((read) => read.test(text)) && !text.includes('whose'))
    .map(({ file }) => file)
  expect(forgetful.filter((file) => !(file in without))).toEqual([])
  expect(Object.keys(without).filter((file) => !globSync(file, { cwd: features }).length)).toEqual([])
})
