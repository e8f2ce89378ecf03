import type { FeatureRoutes } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { type ConfigDeps, listConfig, readConfigHistory, readOpenConfig, setConfig } from './config-service.ts'

export function configRoutes(deps: ConfigDeps): FeatureRoutes<'config'> {
  return {
    list: async () => ok(await listConfig(deps)),
    open: () => readOpenConfig(deps),
    set: ({ input, auditIn }) => setConfig(deps, input, auditIn),
    setGuarded: ({ input, auditIn }) => setConfig(deps, input, auditIn),
    history: async ({ input }) => ok(await readConfigHistory(deps, input)),
  }
}
