import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import { readToday } from './read-today.ts'

export type TodayDeps = { database: OpenDatabase; now: Clock }

export function todayRoutes({ database, now }: TodayDeps): FeatureRoutes<'today'> {
  return {
    get: async (call) => ok(await database.read((db) => readToday(db, personOf(call), now()))),
  }
}
