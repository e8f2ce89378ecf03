import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import type { OpenDatabase } from '../../platform/database/index.ts'
import { ok } from '../../platform/result.ts'
import { listViews, removeView, renameView, saveView } from './saved-views.ts'

export function viewsRoutes({ database }: { database: OpenDatabase }): FeatureRoutes<'views'> {
  return {
    list: async (call) => {
      const wanted = { userId: personOf(call).id, screen: call.input.screen }
      return ok(await database.read((db) => listViews(db, wanted)))
    },
    save: (call) => saveView(database, { ...call.input, userId: personOf(call).id }),
    rename: (call) => renameView(database, { ...call.input, userId: personOf(call).id }),
    remove: (call) => removeView(database, { ...call.input, userId: personOf(call).id }),
  }
}
