import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { pageInput, procedure } from './base.ts'
import { inFormat, tableFile } from './table-file.ts'
import { neededWords, words } from './text.ts'

const filter = {
  /** One row alone: what a link or a reload opens may lie many pages down. */
  id: z.string().max(100).nullable().default(null),
  search: words(100).default(''),
  userId: z.string().max(100).nullable().default(null),
  from: z.date().nullable().default(null),
  to: z.date().nullable().default(null),
}

export const auditFilter = z.object({
  ...filter,
  action: z.string().max(40).nullable().default(null),
  entity: z.string().max(60).nullable().default(null),
  entityId: z.string().max(200).nullable().default(null),
})
export type AuditFilter = z.infer<typeof auditFilter>

export const auditRow = z.object({
  id: z.string(),
  cursor: z.string(),
  /** Its place in the chain. */
  seq: z.int(),
  at: z.date(),
  who: z.object({ id: z.string(), name: z.string() }).nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  oldValues: z.unknown(),
  newValues: z.unknown(),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type AuditRow = z.infer<typeof auditRow>

/**
 * `removed`: the rows between are gone. `cut`: those at the end are. `altered`: the row is not what was written.
 * `rewritten`: the chain holds together, but is not the one that this desktop saw. `added`: the row has no place in it.
 */
export const chainBreak = z.object({
  kind: z.enum(['altered', 'removed', 'rewritten', 'cut', 'added']),
  /** The row, or the first of those that are gone. */
  seq: z.int(),
  /** The last of those that are gone. */
  upTo: z.int().nullable(),
  id: z.string().nullable(),
  at: z.date().nullable(),
})
export type ChainBreak = z.infer<typeof chainBreak>

/** Something in the database that guards the trail, and is not as this program made it. */
export const chainGuard = z.object({
  kind: z.enum(['table', 'column', 'constraint', 'index', 'trigger', 'function', 'rule', 'policy', 'right']),
  name: z.string(),
  how: z.enum(['missing', 'changed', 'added']),
})
export type ChainGuard = z.infer<typeof chainGuard>

export const chainProgress = z.object({
  checked: z.int(),
  of: z.int(),
  breaks: z.array(chainBreak),
  guards: z.array(chainGuard),
  done: z.boolean(),
  /** It is not the chain that this desktop saw: rewritten, or restored from a backup. */
  unlikeSeen: z.boolean(),
  /** The last row's place and hash: write it down, and any later change of what came before shows. */
  head: z.object({ seq: z.int(), hash: z.string() }).nullable(),
})
export type ChainProgress = z.infer<typeof chainProgress>

export const severity = z.enum(['INFO', 'WARNING', 'CRITICAL'])
export const securityFilter = z.object({
  ...filter,
  event: z.string().max(60).nullable().default(null),
  severity: severity.nullable().default(null),
})
export type SecurityFilter = z.infer<typeof securityFilter>

export const securityRow = z.object({
  id: z.string(),
  cursor: z.string(),
  at: z.date(),
  who: z.object({ id: z.string(), name: z.string() }).nullable(),
  event: z.string(),
  severity,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  metadata: z.unknown(),
})
export type SecurityRow = z.infer<typeof securityRow>

/**
 * `total` counts what the filter leaves; past 10,000 it is an estimate, and `exact` says so. Told with the first page
 * only: it is no other on the next ones. `more`: rows come after the last one.
 */
const page = <R extends z.ZodType>(row: R) =>
  z.object({ rows: z.array(row), more: z.boolean(), total: z.int().nullable(), exact: z.boolean() })
const choices = z.array(z.string())
/** Those who did something that is in the log. */
const people = z.array(z.object({ id: z.string(), name: z.string() }))

export const auditPage = auditFilter.extend({
  ...pageInput.shape,
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'CURSOR')
    .nullable()
    .default(null),
})
export const securityPage = securityFilter.extend({
  ...pageInput.shape,
  after: z
    .string()
    .max(200, 'TOO_LONG')
    .regex(/^-?\d{1,15}_[^\0]+$/, 'CURSOR')
    .nullable()
    .default(null),
})

export const logsContract = {
  audit: procedure({ access: 'audit_logs:read', changes: false }).input(auditPage).output(page(auditRow)),
  auditChoices: procedure({ access: 'audit_logs:read', changes: false }).output(
    z.object({ actions: choices, entities: choices, people }),
  ),
  exportAudit: procedure({ access: 'audit_logs:read', changes: false, audit: { action: 'EXPORT', entity: 'AuditLog' } })
    .input(auditFilter.extend(inFormat.shape))
    .output(tableFile),
  verifyAudit: procedure({ access: 'audit_logs:read', changes: false }).output(eventIterator(chainProgress)),
  /** "This database was restored from a backup": this desktop forgets what does not agree with it. Both logs tell. */
  acceptRestored: procedure({
    access: 'system:update',
    changes: true,
    audit: { action: 'UPDATE', entity: 'AuditLog' },
    stepUp: true,
  })
    .input(z.object({ reason: neededWords(3, 300) }))
    .errors({ NOTHING_TO_ACCEPT: { status: 409 } }),
  security: procedure({ access: 'security_logs:read', changes: false }).input(securityPage).output(page(securityRow)),
  securityChoices: procedure({ access: 'security_logs:read', changes: false }).output(
    z.object({ events: choices, people }),
  ),
  exportSecurity: procedure({
    access: 'security_logs:read',
    changes: false,
    audit: { action: 'EXPORT', entity: 'SecurityLog' },
  })
    .input(securityFilter.extend(inFormat.shape))
    .output(tableFile),
}
