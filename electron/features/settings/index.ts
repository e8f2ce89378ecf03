export { type BrokerAddress, type BrokerDeps, type BrokerState, createBrokerService } from './broker-service.ts'
export { type DataKeyDeps, openDataKey } from './data-key.ts'
export { createFarmConfig, type FarmConfig, valueOf } from './farm-config.ts'
export { settingsRoutes } from './settings-routes.ts'
