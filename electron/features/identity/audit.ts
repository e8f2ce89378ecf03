import type { AuditDetail, Caller } from '../../contract/routes.ts'
import type { JsonInput, OpenDatabase } from '../../platform/database/index.ts'
import type { Clock } from '../../platform/clock.ts'

const secretName = /password|token|secret|code|hash|key|url/i

/** A copy in which every field with a secret's name is masked, at any depth. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, secretName.test(name) ? '[masked]' : withoutSecrets(held)]),
  )
}

// Checked by JSON itself: dates become texts and what JSON can't hold goes.
const asJson = (value: unknown) => JSON.parse(JSON.stringify(withoutSecrets(value))) as JsonInput

export type AuditEntry = AuditDetail & { action: string; entity: string; userId: string | null; caller: Caller }

export async function writeAudit(
  { database, now }: { database: OpenDatabase; now: Clock },
  entry: AuditEntry,
): Promise<void> {
  const { action, entity, entityId, oldValues, newValues, userId, caller } = entry
  await database.write((db) =>
    db.auditLog.create({
      data: {
        action,
        entity,
        entityId: entityId ?? null,
        ...(oldValues === undefined ? {} : { oldValues: asJson(oldValues) }),
        ...(newValues === undefined ? {} : { newValues: asJson(newValues) }),
        userId,
        ipAddress: caller.ipAddress,
        userAgent: caller.userAgent,
        timestamp: now(),
      },
    }),
  )
}
