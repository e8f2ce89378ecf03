export { type Choice, createLifecycle, type Lifecycle } from './lifecycle.ts'
export { setupRoutes, systemRoutes } from './setup-routes.ts'
