import type { AuditFilter, SecurityFilter } from '../../contract/logs.ts'
import { writeCsv } from '../../platform/csv.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { readAudit } from './audit-queries.ts'
import { readSecurity } from './security-queries.ts'

/** Rows that are held at once; a row is at most about 120 kB. */
const batch = 500
const asText = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

type Export<F> = { database: OpenDatabase; filter: F; signal: AbortSignal }

const auditHead = 'seq,time,person_id,person,action,entity,entity_id,before,after,ip_address,user_agent,hash'.split(',')
const securityHead = 'time,event,severity,person_id,person,ip_address,user_agent,metadata'.split(',')

/** The trail as CSV, newest first, in pieces of text: as many rows are held as one batch has. */
export const exportAudit = ({ database, filter, signal }: Export<AuditFilter>) =>
  writeCsv({
    head: auditHead,
    read: (after) => database.read((db) => readAudit(db, filter, { after, limit: batch })),
    cells: (row) => [
      row.seq,
      row.at.toISOString(),
      row.who?.id,
      row.who?.name,
      row.action,
      row.entity,
      row.entityId,
      asText(row.oldValues),
      asText(row.newValues),
      row.ipAddress,
      row.userAgent,
      row.hash,
    ],
    signal,
  })

export const exportSecurity = ({ database, filter, signal }: Export<SecurityFilter>) =>
  writeCsv({
    head: securityHead,
    read: (after) => database.read((db) => readSecurity(db, filter, { after, limit: batch })),
    cells: (row) => [
      row.at.toISOString(),
      row.event,
      row.severity,
      row.who?.id,
      row.who?.name,
      row.ipAddress,
      row.userAgent,
      asText(row.metadata),
    ],
    signal,
  })
