import { randomUUID } from 'node:crypto'
import type { AuditDetail, AuditTarget, Caller } from '../../contract/routes.ts'

const secretName = /password|token|secret|code|hash|key|url|pin$/i
/** Longer values are cut: a search index takes no more, and nobody reads it. */
const maxJsonChars = 60_000

/** A copy in which every field with a secret's name is masked, at any depth. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, secretName.test(name) ? '[masked]' : withoutSecrets(held)]),
  )
}

/** As the column takes it; null is SQL's own. */
function asJson(value: unknown): string | null {
  if (value === undefined) return null
  const text = JSON.stringify(withoutSecrets(value))
  return text.length > maxJsonChars ? JSON.stringify({ cut: text.slice(0, 2000), chars: text.length }) : text
}

export type AuditEntry = AuditDetail & { action: string; entity: string; userId: string | null; caller: Caller }

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
