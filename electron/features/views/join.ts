import type { Routes } from '../../contract/routes.ts'
import type { Joined } from '../../platform/joins.ts'
import type { ViewsDeps } from './saved-views.ts'
import { viewsRoutes } from './views-routes.ts'

export function joinViews(deps: ViewsDeps): Joined<Pick<Routes, 'views'>> {
  return { routes: { views: viewsRoutes(deps) } }
}
