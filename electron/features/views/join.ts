import type { Routes } from '../../contract/routes.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import type { Joined } from '../../platform/joins.ts'
import { viewsRoutes } from './views-routes.ts'

export function joinViews(deps: { database: OpenDatabase }): Joined<Pick<Routes, 'views'>> {
  return { routes: { views: viewsRoutes(deps) } }
}
