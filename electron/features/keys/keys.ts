import type { FeatureRoutes } from '../../contract/routes.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { FarmConfig } from '../settings/index.ts'
import { type CheckedKeys, createCheckedKeys } from './check-key.ts'
import { createDoorService, type DoorDeps, type DoorService, type OpenDoor } from './door-service.ts'
import { keysRoutes } from './keys-routes.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import { createUsageLog, sweepUsage, type UsageLog } from './usage-log.ts'

const sweepMs = 3_600_000
const dayMs = 86_400_000

/** What the door for programs asks of the farm about each call. */
export type ApiDesk = {
  check: CheckedKeys['check']
  take: RateLimit['take']
  record: UsageLog['record']
  isAway: () => boolean
}

export type KeysDeps = Omit<DoorDeps, 'open'> & {
  database: OpenDatabase
  config: FarmConfig
  open: (at: Parameters<DoorDeps['open']>[0] & { desk: ApiDesk }) => Promise<OpenDoor>
}

export type Keys = {
  routes: FeatureRoutes<'keys'>
  who: CheckedKeys['who']
  door: DoorService
  stop: () => Promise<void>
}

/** API keys and the door for programs, as long as one open farm lives. */
export function createKeys({ database, config, open, ...rest }: KeysDeps): Keys {
  const { now, log } = rest
  const checked = createCheckedKeys({ database, now, log })
  const limits = createRateLimit({ database, now })
  const usage = createUsageLog({ database, now, log })
  const desk: ApiDesk = {
    check: checked.check,
    take: limits.take,
    record: usage.record,
    isAway: () => database.state().state !== 'ready',
  }
  const door = createDoorService({ ...rest, open: (at) => open({ ...at, desk }) })
  const sweep = async () => {
    await limits.sweep()
    const days = await config.get('api.usage_days')
    await sweepUsage(database, new Date(now().getTime() - days * dayMs))
  }
  let swept: Promise<unknown> = Promise.resolve()
  const sweeping = setInterval(() => {
    if (database.state().state !== 'ready') return
    swept = sweep().catch((error: unknown) => {
      log.warn({ err: error }, 'old windows of the rate limit, or old calls, could not be removed')
    })
  }, sweepMs)
  return {
    routes: keysRoutes({ database, now, checked, door }),
    who: checked.who,
    door,
    stop: async () => {
      clearInterval(sweeping)
      await swept
      await door.stop()
      await usage.stop()
    },
  }
}
