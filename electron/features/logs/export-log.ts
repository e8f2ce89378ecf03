import type { AuditFilter, AuditRow, SecurityFilter, SecurityRow } from '../../contract/logs.ts'
import type { TableFormat } from '../../contract/table-file.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { type Column, writeTable } from '../../platform/table-file/index.ts'
import type { Tasks } from '../../platform/worker/index.ts'
import { readAudit } from './audit-queries.ts'
import { readSecurity } from './security-queries.ts'

/** Rows that are held at once; a row is at most about 120 kB. */
const batch = 100
const asText = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

const auditColumns: Column<AuditRow & { hash: string }>[] = [
  { head: 'seq', cell: (row) => row.seq },
  { head: 'time', cell: (row) => row.at },
  { head: 'person_id', cell: (row) => row.who?.id },
  { head: 'person', cell: (row) => row.who?.name },
  { head: 'action', cell: (row) => row.action },
  { head: 'entity', cell: (row) => row.entity },
  { head: 'entity_id', cell: (row) => row.entityId },
  { head: 'before', cell: (row) => asText(row.oldValues) },
  { head: 'after', cell: (row) => asText(row.newValues) },
  { head: 'ip_address', cell: (row) => row.ipAddress },
  { head: 'user_agent', cell: (row) => row.userAgent },
  { head: 'hash', cell: (row) => row.hash },
]
const securityColumns: Column<SecurityRow>[] = [
  { head: 'time', cell: (row) => row.at },
  { head: 'event', cell: (row) => row.event },
  { head: 'severity', cell: (row) => row.severity },
  { head: 'person_id', cell: (row) => row.who?.id },
  { head: 'person', cell: (row) => row.who?.name },
  { head: 'ip_address', cell: (row) => row.ipAddress },
  { head: 'user_agent', cell: (row) => row.userAgent },
  { head: 'metadata', cell: (row) => asText(row.metadata) },
]

type Export<F> = { database: OpenDatabase; wanted: F & { format: TableFormat }; signal: AbortSignal; tasks: Tasks }

/** The trail, newest first. */
export const exportAudit = ({ database, wanted: { format, ...filter }, signal, tasks }: Export<AuditFilter>) =>
  writeTable(format, {
    title: 'Audit',
    columns: auditColumns,
    read: (after) => database.read((db) => readAudit(db, filter, { after, limit: batch })),
    signal,
    tasks,
  })

export const exportSecurity = ({ database, wanted: { format, ...filter }, signal, tasks }: Export<SecurityFilter>) =>
  writeTable(format, {
    title: 'Security',
    columns: securityColumns,
    read: (after) => database.read((db) => readSecurity(db, filter, { after, limit: batch })),
    signal,
    tasks,
  })
