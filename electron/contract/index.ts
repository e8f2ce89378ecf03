import { chambersContract, portsContract } from './chambers.ts'
import { identityContract } from './identity.ts'
import { settingsContract } from './settings.ts'
import { setupContract } from './setup.ts'
import { systemContract } from './system.ts'
import { telemetryContract } from './telemetry.ts'

/** All that may be asked of the application, through any door. */
export const contract = {
  system: systemContract,
  setup: setupContract,
  identity: identityContract,
  chambers: chambersContract,
  ports: portsContract,
  telemetry: telemetryContract,
  settings: settingsContract,
}
export type Contract = typeof contract
