import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import type { Clock } from '../../platform/clock.ts'
import type { DraftFile } from '../../platform/draft-file.ts'
import { ok, refuse } from '../../platform/result.ts'
import { withoutSecrets } from './without-secrets.ts'

/** A person's own drafts. They ask nothing of the farm's database, so that they work while it is away. */
export function draftsRoutes({ drafts, now }: { drafts: DraftFile; now: Clock }): FeatureRoutes<'drafts'> {
  return {
    list: (call) => Promise.resolve(ok(drafts.list(personOf(call).id, now()))),
    put: (call) => {
      const { name, json } = call.input
      const safe = withoutSecrets(json)
      if (safe === null) return Promise.resolve(refuse({ code: 'NOT_A_FORM' }))
      const savedAt = now()
      drafts.put(personOf(call).id, { name, json: safe, savedAt })
      return Promise.resolve(ok({ savedAt }))
    },
    remove: (call) => {
      drafts.remove(personOf(call).id, call.input.name)
      return Promise.resolve(ok(undefined))
    },
  }
}
