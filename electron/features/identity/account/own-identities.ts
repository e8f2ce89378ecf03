import type { Me } from '../../../contract/identity/person.ts'
import type { Answer, AuditIn, Input } from '../../../contract/routes.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { identityKey, readProviders } from '../providers/provider-settings.ts'
import { freshAccessToken } from '../providers/provider-tokens.ts'

type StoredIdentity = { provider: string; email: string | null }

async function identitiesOf(db: Db | Tx, userId: string): Promise<StoredIdentity[]> {
  const [user, others] = [
    await db.user.findUniqueOrThrow({ where: { id: userId }, select: { googleId: true, facebookId: true } }),
    await db.userIdentity.findMany({ where: { userId }, orderBy: { createdAt: 'asc' } }),
  ]
  return [
    ...(user.googleId === null ? [] : [{ provider: 'google', email: null }]),
    ...(user.facebookId === null ? [] : [{ provider: 'facebook', email: null }]),
    ...others.map(({ provider, email }) => ({ provider, email })),
  ]
}

const plainName = (provider: string): string => {
  if (provider === 'google') return 'Google'
  if (provider === 'facebook') return 'Facebook'
  return URL.canParse(provider) ? new URL(provider).host : provider
}

/** The accounts of providers that one's own account can be entered with. */
export async function listIdentities(
  { database }: IdentityDeps,
  who: Me,
): Promise<(StoredIdentity & { providerId: string | null; name: string })[]> {
  const [mine, providers] = [await database.read((db) => identitiesOf(db, who.id)), await readProviders(database)]
  return mine.map((each) => {
    const settings = providers.find((one) => one.enabled && identityKey(one) === each.provider)
    return { ...each, providerId: settings?.id ?? null, name: settings?.name ?? plainName(each.provider) }
  })
}

type OneOfMine = { who: Me } & Input<'account', 'unlink'>

/** Tokens of the provider last signed in with are kept, no others'; without them, or a network, nobody can say. */
export async function checkIdentity(
  deps: IdentityDeps,
  { who, provider }: OneOfMine,
): Promise<Answer<'account', 'checkIdentity'>> {
  const mine = await deps.database.read((db) => identitiesOf(db, who.id))
  if (!mine.some((each) => each.provider === provider)) return refuse({ code: 'NOT_LINKED' })
  const token = await freshAccessToken(deps, { userId: who.id, key: provider })
  if (token.ok) return ok({ stands: 'yes' })
  const { code, detail } = token.refusal
  return ok({ stands: code === 'REFRESH_FAILED' && detail === 'invalid_grant' ? 'no' : 'unknown' })
}

/** Takes one of the ways in away, never the only one. */
export async function unlinkIdentity(
  { database }: IdentityDeps,
  { who: { id }, provider }: OneOfMine,
  auditIn: AuditIn,
): Promise<Answer<'account', 'unlink'>> {
  const usable = new Set((await readProviders(database)).filter((each) => each.enabled).map(identityKey))
  return inTransaction(database, async (tx) => {
    // Held, so that of two that would each leave the other one, the second sees that it is the last.
    await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${id} FOR UPDATE`
    const mine = await identitiesOf(tx, id)
    if (!mine.some((each) => each.provider === provider)) return refuse({ code: 'NOT_LINKED' })
    const { password } = await tx.user.findUniqueOrThrow({ where: { id }, select: { password: true } })
    const isOther = mine.some((each) => each.provider !== provider && usable.has(each.provider))
    if (password === null && !isOther) return refuse({ code: 'ONLY_WAY_IN' })
    await detach(tx, id, provider)
    await auditIn(tx, { entityId: id, oldValues: { provider } })
    return ok(undefined)
  })
}

async function detach(tx: Tx, userId: string, provider: string): Promise<void> {
  if (provider === 'google') await tx.user.update({ where: { id: userId }, data: { googleId: null } })
  else if (provider === 'facebook') await tx.user.update({ where: { id: userId }, data: { facebookId: null } })
  else await tx.userIdentity.deleteMany({ where: { userId, provider } })
  const { oauthProvider } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { oauthProvider: true } })
  const tokens = { oauthAccessToken: null, oauthRefreshToken: null, oauthTokenExpiry: null }
  await tx.user.update({
    where: { id: userId },
    data: {
      oauthProvider: oauthProvider.filter((name) => name !== provider),
      ...(oauthProvider[0] === provider && tokens),
    },
  })
}
