import { randomUUID } from 'node:crypto'
import type { AuditDetail, AuditTarget, Caller } from '../../contract/routes.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Longer values are cut: a search index takes no more, and nobody reads it. */
const maxJsonChars = 60_000

/** As the column takes it; null is SQL's own. */
function asJson(value: unknown): string | null {
  if (value === undefined || value === null) return null
  // Undefined where nothing of the value can be kept (a function).
  const text: unknown = JSON.stringify(withoutSecrets(value))
  if (typeof text !== 'string') return null
  return text.length > maxJsonChars ? JSON.stringify({ cut: text.slice(0, 2000), chars: text.length }) : text
}

export type AuditEntry = AuditDetail & {
  action: string
  entity: string
  userId: string | null
  caller: Pick<Caller, 'ipAddress' | 'userAgent'>
}

/**
 * Adds a row to the audit trail; the database links it to the chain. In a transaction it stands or falls with the
 * change it tells of, and holds the chain until the end: write it last.
 */
export async function writeAudit(target: AuditTarget, now: Date, entry: AuditEntry): Promise<void> {
  const { action, entity, entityId = null, userId, caller } = entry
  const [before, after] = [asJson(entry.oldValues), asJson(entry.newValues)]
  await target.$executeRaw`
    INSERT INTO audit_logs (id, user_id, action, entity, entity_id, old_values, new_values, ip_address, user_agent, timestamp)
    VALUES (${randomUUID()}, ${userId}, ${action}, ${entity}, ${entityId}, ${before}::jsonb, ${after}::jsonb,
      ${caller.ipAddress}, ${caller.userAgent}, ${now})`
}
