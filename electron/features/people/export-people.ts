import type { PersonRow } from '../../contract/people.ts'
import type { Input } from '../../contract/routes.ts'
import { type Column, writeTable } from '../../platform/table-file/index.ts'
import type { Whose } from '../whose/index.ts'
import { readPeople } from './people-queries.ts'
import type { PeopleDeps } from './rights-transaction.ts'

/** Rows that are held at once: read and laid out in a few hundredths of a second. */
const pageSize = 250

const columns: Column<PersonRow>[] = [
  { head: 'first_name', cell: (row) => row.firstName },
  { head: 'last_name', cell: (row) => row.lastName },
  { head: 'email', cell: (row) => row.email },
  { head: 'username', cell: (row) => row.username },
  { head: 'phone_number', cell: (row) => row.phoneNumber },
  { head: 'role', cell: (row) => row.role },
  { head: 'other_roles', cell: (row) => row.roles.map(({ name }) => name).join('; ') },
  { head: 'active', cell: (row) => row.isActive },
  { head: 'created_at', cell: (row) => row.createdAt },
  { head: 'last_login_at', cell: (row) => row.lastLoginAt },
]

/** The people that the filter leaves. */
export const exportPeople = (
  { database, now, systemUserId, tasks }: PeopleDeps,
  { format, ...filter }: Input<'people', 'export'> & { whose: Whose },
  signal: AbortSignal,
) =>
  writeTable(format, {
    title: 'People',
    columns,
    read: async (after) => {
      const page = { ...filter, after, limit: pageSize }
      const rows = await database.read((db) => readPeople(db, page, { now: now(), systemUserId }))
      return { rows, more: rows.length === pageSize }
    },
    signal,
    tasks,
  })
