import type { z } from 'zod'
import type { AuditFilter, AuditRow, auditPage } from '../../contract/logs.ts'
import type { Db } from '../../platform/database/index.ts'
import { countRows, distinctValues, type Named, peopleNamed, peopleOf, whoOf, withNames } from './log-reads.ts'
import { addSearch, auditWords, collectWhere, everyRow } from './where.ts'

type Found = Named & {
  id: string
  seq: bigint
  timestamp: Date
  action: string
  entity: string
  entity_id: string | null
  old_values: unknown
  new_values: unknown
  ip_address: string | null
  user_agent: string | null
  hash: string
}
const columns = `l.id, l.seq, l.timestamp, l.user_id, l.action, l.entity, l.entity_id, l.old_values, l.new_values,
  l.ip_address, l.user_agent, l.hash`

/** The filter in SQL; rows from `after` on, newest first. */
async function whereOf(db: Db, filter: AuditFilter, after: string | null) {
  const where = collectWhere()
  where.equal('id', filter.id)
  where.equal('user_id', filter.userId)
  where.equal('action', filter.action)
  where.equal('entity', filter.entity)
  where.equal('entity_id', filter.entityId)
  where.between(filter.from, filter.to)
  if (filter.search !== '') addSearch(where, filter.search, auditWords, await peopleNamed(db, filter.search))
  if (after !== null) where.add(`l."seq" < ${where.put(after)}::bigint`)
  return where.end()
}

const toRow = (row: Found): AuditRow & { hash: string } => ({
  id: row.id,
  cursor: String(row.seq),
  seq: Number(row.seq),
  at: row.timestamp,
  who: whoOf(row),
  action: row.action,
  entity: row.entity,
  entityId: row.entity_id,
  oldValues: row.old_values,
  newValues: row.new_values,
  ipAddress: row.ip_address,
  userAgent: row.user_agent,
  hash: row.hash,
})

/** One page of the trail, newest first; `limit` rows and whether more come. */
export async function readAudit(db: Db, filter: AuditFilter, page: { after: string | null; limit: number }) {
  const where = await whereOf(db, filter, page.after)
  if (!where) return { rows: [], more: false }
  const rows = `SELECT ${columns} FROM "audit_logs" l WHERE ${where.sql} ORDER BY l.seq DESC LIMIT ${page.limit + 1}`
  const found = await db.$queryRawUnsafe<Found[]>(withNames(rows, 'l.seq DESC'), ...where.values)
  return { rows: found.slice(0, page.limit).map(toRow), more: found.length > page.limit }
}

export async function auditPageOf(db: Db, { after, limit, ...filter }: z.infer<typeof auditPage>) {
  const page = await readAudit(db, filter, { after, limit })
  const rows = page.rows.map(({ hash: _hash, ...row }) => row)
  if (after !== null) return { rows, more: page.more, total: null, exact: false }
  if (!page.more) return { rows, more: false, total: rows.length, exact: true }
  const where = await whereOf(db, filter, null)
  // The end of the chain has counted all that was written; whether all is still there is Verify's question.
  if (where?.sql === everyRow) {
    const end = await db.auditChain.findUnique({ where: { id: 1 } })
    return { rows, more: true, total: Number(end?.lastSeq ?? 0), exact: true }
  }
  const count = where ? await countRows(db, 'audit_logs', where) : { total: 0, exact: true }
  return { rows, more: page.more, ...count }
}

export const auditChoicesOf = async (db: Db) => ({
  actions: await distinctValues(db, 'audit_logs', 'action'),
  entities: await distinctValues(db, 'audit_logs', 'entity'),
  people: await peopleOf(db, 'audit_logs'),
})
