import { stringify } from 'csv-stringify/sync'
import type { AuditFilter, SecurityFilter } from '../../contract/logs.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { readAudit } from './audit-queries.ts'
import { readSecurity } from './security-queries.ts'

/** Rows that are held at once; a row is at most about 120 kB. */
const batch = 500
/** A message of a stream stays small, whatever the rows hold. */
const maxChunkChars = 256 * 1024

/** Spreadsheets take a cell that begins with `=` and the like for a formula: such cells get a sign before. */
const toCsv = (rows: readonly (readonly unknown[])[]) =>
  stringify(rows as unknown[][], { escape_formulas: true, record_delimiter: 'windows' })

const asText = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value))

type Page<R> = { rows: R[]; more: boolean }
type Written<R> = {
  head: readonly string[]
  read: (after: string | null) => Promise<Page<R>>
  cells: (row: R) => readonly unknown[]
  signal: AbortSignal
}

async function* writeCsv<R extends { cursor: string }>({ head, read, cells, signal }: Written<R>) {
  // The mark by which spreadsheets know UTF-8.
  yield `\uFEFF${toCsv([head])}`
  let after: string | null = null
  for (;;) {
    if (signal.aborted) return
    const page: Page<R> = await read(after)
    const text = toCsv(page.rows.map(cells))
    for (let at = 0; at < text.length; at += maxChunkChars) yield text.slice(at, at + maxChunkChars)
    after = page.rows.at(-1)?.cursor ?? null
    if (!page.more || after === null) return
  }
}

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
