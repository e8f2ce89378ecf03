import { type FeatureRoutes, personOf } from '../../contract/routes.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { ok, refuse } from '../../platform/result.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { identityKey, readProviders } from './provider-settings.ts'

type Kept = { provider: string; email: string | null }

async function identitiesOf(db: Db | Tx, userId: string): Promise<Kept[]> {
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

/** Accounts of providers that one's own account can be entered with. */
export function accountIdentityRoutes({
  database,
}: IdentityDeps): Pick<FeatureRoutes<'account'>, 'identities' | 'unlink'> {
  return {
    identities: async (call) => {
      const [mine, providers] = [
        await database.read((db) => identitiesOf(db, personOf(call).id)),
        await readProviders(database),
      ]
      const standard: Record<string, string> = { google: 'Google', facebook: 'Facebook' }
      const nameOf = (provider: string) =>
        providers.find((each) => identityKey(each) === provider)?.name ??
        standard[provider] ??
        (URL.canParse(provider) ? new URL(provider).host : provider)
      return ok(mine.map((each) => ({ ...each, name: nameOf(each.provider) })))
    },
    unlink: async (call) => {
      const { id } = personOf(call)
      const { provider } = call.input
      const usable = new Set((await readProviders(database)).filter((each) => each.enabled).map(identityKey))
      return database.write((db) =>
        db.$transaction(async (tx) => {
          // Held, so that of two that would each leave the other one, the second sees that it is the last.
          await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${id} FOR UPDATE`
          const mine = await identitiesOf(tx, id)
          if (!mine.some((each) => each.provider === provider)) return refuse({ code: 'NOT_LINKED' })
          const { password } = await tx.user.findUniqueOrThrow({ where: { id }, select: { password: true } })
          const isOther = mine.some((each) => each.provider !== provider && usable.has(each.provider))
          if (password === null && !isOther) return refuse({ code: 'ONLY_WAY_IN' })
          await detach(tx, id, provider)
          await call.auditIn(tx, { entityId: id, oldValues: { provider } })
          return ok(undefined)
        }),
      )
    },
  }
}
