export { type BrokerAddress, type BrokerDeps, type BrokerState, createBrokerService } from './broker-service.ts'
export { settingsRoutes } from './settings-routes.ts'
