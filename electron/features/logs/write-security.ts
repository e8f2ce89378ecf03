import type { Caller } from '../../contract/routes.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Decision 96, and ours for what the backend has no word for. */
export type SecurityEvent =
  | 'LOGIN_SUCCESS'
  | 'LOGIN_FAILED'
  | 'LOGOUT'
  | 'PASSWORD_CHANGED'
  | 'TWO_FACTOR_ENABLED'
  | 'TWO_FACTOR_DISABLED'
  | 'BACKUP_CODE_USED'
  | 'ACCOUNT_LOCKED'
  | 'PERMISSION_DENIED'
  | 'SUSPICIOUS_ACTIVITY'
  | 'ROLE_CHANGED'
  | 'SESSION_REVOKED'
  | 'API_KEY_CREATED'
  | 'API_KEY_REVOKED'
  | 'PERSON_DEACTIVATED'
  | 'RESTORE_ACCEPTED'
  | 'EMAIL_CHANGED'
  | 'CREDENTIALS_CHANGED'
  | 'RECOVERY_SHEET_MADE'
  | 'RECOVERY_SHEET_USED'

export type SecurityEntry = {
  event: SecurityEvent
  severity: 'INFO' | 'WARNING' | 'CRITICAL'
  userId: string | null
  caller: Caller
  metadata?: Record<string, unknown>
}

export async function writeSecurity(db: Db | Tx, now: Date, entry: SecurityEntry): Promise<void> {
  const { event, severity, userId, caller, metadata } = entry
  await db.securityLog.create({
    data: {
      event,
      severity,
      userId,
      ipAddress: caller.ipAddress,
      userAgent: caller.userAgent,
      timestamp: now,
      // Checked by JSON itself: dates become texts.
      ...(metadata && { metadata: JSON.parse(JSON.stringify(withoutSecrets(metadata))) as Record<string, string> }),
    },
  })
}
