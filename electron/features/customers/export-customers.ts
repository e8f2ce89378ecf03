import type { CustomerFilter, CustomerRow } from '../../contract/customers.ts'
import type { TableFormat } from '../../contract/table-file.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { type Column, writeTable } from '../../platform/table-file/index.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import type { Whose } from '../whose/index.ts'
import { listCustomers } from './customer-list.ts'

/** Rows that are held at once: read and laid out in a few hundredths of a second. */
const pageSize = 250

const columns: Column<CustomerRow>[] = [
  { head: 'first_name', cell: (row) => row.firstName },
  { head: 'last_name', cell: (row) => row.lastName },
  // `+63…` would stand for a formula, and lose its plus as a number; national is how it is dialled.
  { head: 'phone_number', cell: (row) => row.phoneNumber.replace(/^\+63/, '0') },
  { head: 'email', cell: (row) => row.email },
  { head: 'company', cell: (row) => row.company },
  { head: 'city', cell: (row) => row.city },
  { head: 'orders', cell: (row) => row.orders },
  { head: 'owed_php', centavos: (row) => row.owedCentavos },
  { head: 'last_order_at', cell: (row) => row.lastOrderAt },
]

type Export = {
  database: OpenDatabase
  wanted: CustomerFilter & { format: TableFormat; whose: Whose }
  signal: AbortSignal
  tasks: Tasks
}

/** The customers that the filter leaves. */
export const exportCustomers = ({ database, wanted: { format, ...filter }, signal, tasks }: Export) =>
  writeTable(format, {
    title: 'Customers',
    columns,
    read: async (after) => {
      const { rows } = await database.read((db) => listCustomers(db, { ...filter, after, limit: pageSize }))
      return { rows, more: rows.length === pageSize }
    },
    signal,
    tasks,
  })
