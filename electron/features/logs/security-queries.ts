import type { z } from 'zod'
import { type SecurityFilter, type SecurityRow, type securityPage, severity } from '../../contract/logs.ts'
import type { Db } from '../../platform/database/index.ts'
import { countRows, distinctValues, type Named, peopleNamed, peopleOf, whoOf, withNames } from './log-reads.ts'
import { addSearch, asMoment, collectWhere, securityWords } from './where.ts'

type Found = Named & {
  id: string
  timestamp: Date
  event: string
  severity: string
  ip_address: string | null
  user_agent: string | null
  metadata: unknown
}
const columns = `l.id, l.timestamp, l.user_id, l.event, l.severity, l.ip_address, l.user_agent, l.metadata`

async function whereOf(db: Db, filter: SecurityFilter, after: string | null) {
  const where = collectWhere()
  where.equal('id', filter.id)
  where.equal('user_id', filter.userId)
  where.equal('event', filter.event)
  where.equal('severity', filter.severity)
  where.between(filter.from, filter.to)
  if (filter.search !== '') addSearch(where, filter.search, securityWords, await peopleNamed(db, filter.search))
  if (after !== null) {
    const split = after.indexOf('_')
    const at = asMoment(new Date(Number(after.slice(0, split))))
    where.add(`(l."timestamp", l."id") < (${where.put(at)}::timestamptz, ${where.put(after.slice(split + 1))})`)
  }
  return where.end()
}

/** A word of another program is no reason to fail. */
const severityOf = (text: string) => severity.safeParse(text).data ?? 'INFO'

const toRow = (row: Found): SecurityRow => ({
  id: row.id,
  cursor: `${row.timestamp.getTime()}_${row.id}`,
  at: row.timestamp,
  who: whoOf(row),
  event: row.event,
  severity: severityOf(row.severity),
  ipAddress: row.ip_address,
  userAgent: row.user_agent,
  metadata: row.metadata,
})

/** One page of the security log, newest first. */
export async function readSecurity(db: Db, filter: SecurityFilter, page: { after: string | null; limit: number }) {
  const where = await whereOf(db, filter, page.after)
  if (!where) return { rows: [], more: false }
  const rows = `SELECT ${columns} FROM "security_logs" l WHERE ${where.sql} ORDER BY l.timestamp DESC, l.id DESC LIMIT ${page.limit + 1}`
  const found = await db.$queryRawUnsafe<Found[]>(withNames(rows, 'l.timestamp DESC, l.id DESC'), ...where.values)
  return { rows: found.slice(0, page.limit).map(toRow), more: found.length > page.limit }
}

export async function securityPageOf(db: Db, { after, limit, ...filter }: z.infer<typeof securityPage>) {
  const { rows, more } = await readSecurity(db, filter, { after, limit })
  if (after !== null) return { rows, more, total: null, exact: false }
  if (!more) return { rows, more, total: rows.length, exact: true }
  const where = await whereOf(db, filter, null)
  const count = where ? await countRows(db, 'security_logs', where) : { total: 0, exact: true }
  return { rows, more, ...count }
}

export const securityChoicesOf = async (db: Db) => ({
  events: await distinctValues(db, 'security_logs', 'event'),
  people: await peopleOf(db, 'security_logs'),
})
