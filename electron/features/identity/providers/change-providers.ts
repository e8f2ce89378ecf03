import type { ProviderInput, ProviderSettings, ProviderView } from '../../../contract/identity/providers.ts'
import type { Answer, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { clientSecretOf, keepClientSecret, providersKey, settingsOf } from './provider-settings.ts'

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** https, or http that does not leave this computer. */
function isSafeIssuer(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname))
}

/** What is kept in the farm's settings: not the secret, and no issuer where it is built in. */
export function ownSettingsOf({ clientSecret: _, ...settings }: ProviderInput): ProviderSettings {
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

type Deps = Pick<IdentityDeps, 'database' | 'secrets'>

export async function viewProvider(
  { secrets }: Pick<Deps, 'secrets'>,
  settings: ProviderSettings,
): Promise<ProviderView> {
  return { ...settings, hasSecret: (await clientSecretOf(secrets, settings)) !== null }
}

export async function saveProvider(
  deps: Deps,
  input: ProviderInput,
  auditIn: AuditIn,
): Promise<Answer<'providers', 'save'>> {
  const settings = ownSettingsOf(input)
  if (settings.kind === 'openid') {
    if (settings.issuer === '') return refuse({ code: 'ISSUER_MISSING' })
    if (!isSafeIssuer(settings.issuer)) return refuse({ code: 'ISSUER_PLAIN' })
  }
  // Before the row: a provider that is listed and can't be used helps nobody.
  if (input.clientSecret !== null) await keepClientSecret(deps.secrets, settings, input.clientSecret)
  await inTransaction(deps.database, async (tx) => {
    const list = await lockedList(tx)
    const before = list.find(({ id }) => id === settings.id)
    await writeList(tx, before ? list.map((each) => (each === before ? settings : each)) : [...list, settings])
    await auditIn(tx, { entityId: providersKey, oldValues: before ?? null, newValues: settings })
    return ok(undefined)
  })
  return ok(await viewProvider(deps, settings))
}

export async function removeProvider(
  { database, secrets }: Deps,
  { id }: Input<'providers', 'remove'>,
  auditIn: AuditIn,
): Promise<Answer<'providers', 'remove'>> {
  const removed = await inTransaction(database, async (tx) => {
    const list = await lockedList(tx)
    const before = list.find((each) => each.id === id)
    if (!before) return refuse({ code: 'PROVIDER_UNKNOWN' })
    const others = list.filter((each) => each !== before)
    await writeList(tx, others)
    await auditIn(tx, { entityId: providersKey, oldValues: before })
    return ok(undefined)
  })
  if (removed.ok) await secrets.set(`provider-${id}`, '')
  return removed
}
