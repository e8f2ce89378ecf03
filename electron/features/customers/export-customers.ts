import { stringify } from 'csv-stringify/sync'
import type { CustomerFilter, CustomerRow } from '../../contract/customers.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { decimalOf } from '../../platform/money.ts'
import { listCustomers } from './customer-list.ts'

const pageSize = 1000

const columns = {
  firstName: 'first_name',
  lastName: 'last_name',
  phoneNumber: 'phone_number',
  email: 'email',
  company: 'company',
  city: 'city',
  orders: 'orders',
  owed: 'owed_php',
  lastOrderAt: 'last_order_at',
}

const line = (customer: CustomerRow) => ({
  ...customer,
  // `+63…` would stand for a formula, and lose its plus as a number; national is how it is dialled.
  phoneNumber: customer.phoneNumber.replace(/^\+63/, '0'),
  owed: decimalOf(customer.owedCentavos),
  lastOrderAt: customer.lastOrderAt?.toISOString() ?? '',
})

/** CSV in which no cell is a formula: a name typed as =HYPERLINK(…) stays a text in the spreadsheet. */
export const customersCsv = (customers: readonly CustomerRow[], header: boolean): string =>
  stringify(customers.map(line), { header, columns, escape_formulas: true, record_delimiter: 'windows' })

type Export = { database: OpenDatabase; filter: CustomerFilter; signal: AbortSignal }

/** Reads on only when what it gave was taken: memory stays flat, however many there are. */
export async function* exportCustomers({ database, filter, signal }: Export): AsyncGenerator<string, void> {
  let after: string | null = null
  for (let isFirst = true; isFirst || after !== null; isFirst = false) {
    if (signal.aborted) return
    const page = { ...filter, after, limit: pageSize }
    const rows: CustomerRow[] = (await database.read((db) => listCustomers(db, page))).rows
    if (isFirst || rows.length > 0) yield customersCsv(rows, isFirst)
    after = rows.length < pageSize ? null : (rows.at(-1)?.cursor ?? null)
  }
}
