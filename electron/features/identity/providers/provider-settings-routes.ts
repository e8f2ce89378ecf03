import type { FeatureRoutes } from '../../../contract/routes.ts'
import { ok } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { ownSettingsOf, removeProvider, saveProvider, viewProvider } from './change-providers.ts'
import { addressOf, readProviders } from './provider-settings.ts'

export function providerSettingsRoutes(deps: IdentityDeps): FeatureRoutes<'providers'> {
  const { database, secrets, openid } = deps
  return {
    list: async () => {
      const providers = await readProviders(database)
      return ok(await Promise.all(providers.map((each) => viewProvider(deps, each))))
    },
    save: ({ input, auditIn }) => saveProvider(deps, input, auditIn),
    remove: ({ input, auditIn }) => removeProvider(deps, input, auditIn),
    test: async ({ input, signal }) => {
      const address = await addressOf(secrets, ownSettingsOf(input))
      return ok(openid.test({ ...address, clientSecret: input.clientSecret ?? address.clientSecret }, signal))
    },
  }
}
