import type { Routes } from '../../contract/routes.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { dayMs, hourMs } from '../../platform/durations.ts'
import type { Joined } from '../../platform/joins.ts'
import type { FarmConfig } from '../settings/index.ts'
import { type CheckedKeys, createCheckedKeys } from './check-key.ts'
import { createDoorService, type DoorDeps, type DoorService } from './door-service.ts'
import { keysRoutes } from './keys-routes.ts'
import { createRateLimit, type RateLimit } from './rate-limit.ts'
import type { OpenDoor } from './running-door.ts'
import { createUsageLog, sweepUsage, type UsageLog } from './usage-log.ts'

const sweepMs = hourMs

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

type KeysJoint = Joined<Pick<Routes, 'keys'>, { keyHolder: CheckedKeys['who']; door: DoorService }>

/** API keys and the door for programs. */
export function joinKeys({ database, config, open, ...rest }: KeysDeps): KeysJoint {
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
  return {
    routes: { keys: keysRoutes({ database, now, checked, door }) },
    keyHolder: checked.who,
    door,
    afterwards: { what: 'open the door for programs', run: door.start },
    chores: [{ what: 'remove old windows of the rate limit, or old calls', everyMs: sweepMs, run: sweep }],
    stop: async () => {
      await door.stop()
      await usage.stop()
    },
  }
}
