export { writeAudit } from './audit.ts'
export { createOwner, needsOwner, systemUserId } from './create-owner.ts'
export { identityRoutes } from './identity-routes.ts'
export { createSessionReader, openSession } from './session-service.ts'
