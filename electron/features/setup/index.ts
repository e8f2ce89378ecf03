export { type Choice, createLifecycle } from './lifecycle.ts'
export { setupRoutes, systemRoutes } from './setup-routes.ts'
