import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import { type TodayDeps, todayRoutes } from './today-routes.ts'

export function joinToday(deps: TodayDeps): Joined<Pick<Routes, 'today'>> {
  return { routes: { today: todayRoutes(deps) } }
}
