export { type AuditEntry, writeAudit } from './write-audit.ts'
export { type SecurityEntry, type SecurityEvent, writeSecurity } from './write-security.ts'
export { createDeniedLog } from './denied-log.ts'
