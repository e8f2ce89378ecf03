export { linkRoutes } from './link-routes.ts'
export { startLinkPoller } from './link-poller.ts'
export { paymongoRoutes } from './paymongo-routes.ts'
