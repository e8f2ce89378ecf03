import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { listViews, removeView, renameView, saveView, type ViewsDeps } from './saved-views.ts'

export function viewsRoutes(deps: ViewsDeps): FeatureRoutes<'views'> {
  return {
    list: async (call) => {
      const wanted = { userId: personOf(call).id, screen: call.input.screen }
      return ok(await deps.database.read((db) => listViews(db, wanted)))
    },
    save: (call) => saveView(deps, { ...call.input, userId: personOf(call).id }),
    rename: (call) => renameView(deps, { ...call.input, userId: personOf(call).id }),
    remove: (call) => removeView(deps, { ...call.input, userId: personOf(call).id }),
  }
}
