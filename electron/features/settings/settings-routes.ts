import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import type { Secrets } from '../../platform/secrets/secrets.ts'
import type { BrokerService } from './broker-service.ts'
import { type DatabaseDeps, readDatabase, testOpenDatabase } from './open-database.ts'

export type SettingsDeps = DatabaseDeps & { broker: BrokerService; secrets: Secrets }

export function settingsRoutes(deps: SettingsDeps): FeatureRoutes<'settings'> {
  const { broker, secrets } = deps
  return {
    broker: async () => ok(await broker.view()),
    saveBroker: async ({ input, audit }) => {
      audit({ entityId: 'broker', newValues: { address: input.url, embedded: input.embedded } })
      return broker.save(input)
    },
    testBroker: async ({ input, signal }) => ok(broker.test(input, signal)),
    database: async () => ok(await readDatabase(deps)),
    testDatabase: async () => ok(testOpenDatabase(deps)),
    secrets: async () => ok({ backend: secrets.backend, reason: secrets.reason }),
  }
}
