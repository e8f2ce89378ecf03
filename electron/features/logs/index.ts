export { joinLogs } from './join.ts'
export { lastEditor } from './last-editor.ts'
export { writeAudit } from './write-audit.ts'
export { type SecurityEvent, writeSecurity } from './write-security.ts'
