export type { BrokerAddress, BrokerState } from './broker-links.ts'
export { type BrokerDeps, createBrokerService } from './broker-service.ts'
export { type FarmConfig, valueOf } from './farm-config.ts'
export { joinSettings } from './join.ts'
