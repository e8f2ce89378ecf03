import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import { readToday } from './read-today.ts'

export function todayRoutes({ database, now }: { database: OpenDatabase; now: Clock }): FeatureRoutes<'today'> {
  return {
    get: async (call) => ok(await database.read((db) => readToday(db, personOf(call), now()))),
  }
}
