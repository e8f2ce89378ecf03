import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { Sealer } from '../../platform/sealer.ts'
import { configRoutes } from './config-routes.ts'
import type { ConfigDeps } from './config-service.ts'
import { type DataKeyDeps, openDataKey } from './data-key.ts'
import { createFarmConfig, type FarmConfig } from './farm-config.ts'
import { type SettingsDeps, settingsRoutes } from './settings-routes.ts'

type SettingsJoint = Joined<
  Pick<Routes, 'config' | 'settings'>,
  {
    config: FarmConfig
    /** Null: this desktop has no way to the farm's data key. */
    sealer: () => Promise<Sealer | null>
    farmName: () => Promise<string | null>
  }
>

export function joinSettings(deps: SettingsDeps & DataKeyDeps & Omit<ConfigDeps, 'config'>): SettingsJoint {
  const { database } = deps
  const config = createFarmConfig(deps)
  // Opened when it is first needed: nothing at start waits for it.
  let sealing: Promise<Sealer | null> | null = null
  return {
    routes: { config: configRoutes({ ...deps, config }), settings: settingsRoutes(deps) },
    config,
    sealer: () => (sealing ??= openDataKey(deps)),
    farmName: async () => {
      const row = await database.read((db) => db.systemConfig.findUnique({ where: { key: 'site.name' } }))
      return typeof row?.value === 'string' ? row.value : null
    },
  }
}
