export { type BrokerAddress, type BrokerDeps, type BrokerState, createBrokerService } from './broker-service.ts'
export { type FarmConfig, valueOf } from './farm-config.ts'
export { joinSettings } from './join.ts'
