import type { ProviderInput, ProviderSettings, ProviderView } from '../../../contract/identity/providers.ts'
import type { FeatureRoutes } from '../../../contract/routes.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { addressOf, providersKey, readProviders, settingsOf } from './provider-settings.ts'

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** https, or http that does not leave this computer. */
function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}

/** What is kept in the farm's settings: not the secret, and no issuer where it is built in. */
function keptOf({ clientSecret: _, ...settings }: ProviderInput): ProviderSettings {
  return settings.kind === 'openid' ? settings : { ...settings, issuer: '' }
}

/** Another desktop may change the list at the same moment: it is read under a lock, in the transaction that writes it. */
async function lockedList(tx: Tx): Promise<ProviderSettings[]> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`mash.${providersKey}`}))`
  const row = await tx.systemConfig.findUnique({ where: { key: providersKey } })
  return settingsOf(row?.value ?? [])
}

async function writeList(tx: Tx, value: ProviderSettings[]): Promise<void> {
  const row = { value, category: 'SECURITY' }
  await tx.systemConfig.upsert({ where: { key: providersKey }, create: { key: providersKey, ...row }, update: row })
}

export function providerSettingsRoutes({ database, secrets, openid }: IdentityDeps): FeatureRoutes<'providers'> {
  const view = async (settings: ProviderSettings): Promise<ProviderView> => ({
    ...settings,
    hasSecret: (await secrets.get(`provider-${settings.id}`)) !== null,
  })
  return {
    list: async () => ok(await Promise.all((await readProviders(database)).map(view))),
    save: async ({ input, auditIn }) => {
      const settings = keptOf(input)
      if (settings.kind === 'openid') {
        if (settings.issuer === '') return refuse({ code: 'ISSUER_MISSING' })
        if (!isSafeIssuer(settings.issuer)) return refuse({ code: 'ISSUER_PLAIN' })
      }
      // Before the row: a provider that is listed and can't be used helps nobody.
      if (input.clientSecret !== null) await secrets.set(`provider-${input.id}`, input.clientSecret)
      await database.write((db) =>
        db.$transaction(async (tx) => {
          const list = await lockedList(tx)
          const before = list.find(({ id }) => id === settings.id)
          await writeList(tx, before ? list.map((each) => (each === before ? settings : each)) : [...list, settings])
          await auditIn(tx, { entityId: providersKey, oldValues: before ?? null, newValues: settings })
        }),
      )
      return ok(await view(settings))
    },
    remove: async ({ input, auditIn }) => {
      const removed = await database.write((db) =>
        db.$transaction(async (tx) => {
          const list = await lockedList(tx)
          const before = list.find(({ id }) => id === input.id)
          if (!before) return false
          await writeList(
            tx,
            list.filter((each) => each !== before),
          )
          await auditIn(tx, { entityId: providersKey, oldValues: before })
          return true
        }),
      )
      if (!removed) return refuse({ code: 'PROVIDER_UNKNOWN' })
      await secrets.set(`provider-${input.id}`, '')
      return ok(undefined)
    },
    test: async ({ input, signal }) => {
      const address = await addressOf(secrets, keptOf(input))
      return ok(openid.test({ ...address, clientSecret: input.clientSecret ?? address.clientSecret }, signal))
    },
  }
}
