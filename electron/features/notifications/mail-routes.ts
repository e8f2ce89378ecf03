import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import { ok } from '../../platform/result.ts'
import { type MailDeps, saveMail, testMail, viewMail } from './mail-service.ts'

/** How the farm sends mail. */
export function mailRoutes(deps: MailDeps): FeatureRoutes<'mail'> {
  return {
    get: async () => ok(await viewMail(deps)),
    save: ({ input, auditIn }) => saveMail(deps, input, auditIn),
    test: async (call) => {
      const language = personOf(call).preferences.language ?? 'en'
      return ok(testMail(deps, { ...call.input, language }, call.signal))
    },
  }
}
