import type { ProviderTokens } from '../../../connections/openid/provider-person.ts'
import { inTransaction, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { addressOf, identityKey, readProviders } from './provider-settings.ts'

const accessContext = (userId: string) => `users.oauth_access_token:${userId}`
const refreshContext = (userId: string) => `users.oauth_refresh_token:${userId}`

/**
 * Keeps a provider's tokens, sealed. There is one pair of columns: the first name in `oauth_provider` says whose they
 * are. Without the data key they are not kept; signing in works without them.
 */
export async function keepTokens(
  tx: Tx,
  sealer: Sealer | null,
  { userId, key, tokens }: { userId: string; key: string; tokens: ProviderTokens },
): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { oauthProvider: true } })
  const wasTheirs = user.oauthProvider[0] === key
  const sealedRefresh = sealer && tokens.refresh !== null ? sealer.seal(tokens.refresh, refreshContext(userId)) : null
  await tx.user.update({
    where: { id: userId },
    data: {
      oauthProvider: [key, ...user.oauthProvider.filter((name) => name !== key)],
      oauthAccessToken: sealer && sealer.seal(tokens.access, accessContext(userId)),
      // A sign-in that brings no new one leaves the one of the same provider.
      ...(sealedRefresh === null && wasTheirs ? {} : { oauthRefreshToken: sealedRefresh }),
      oauthTokenExpiry: tokens.expiresAt,
    },
  })
}

type TokenRefusal = { code: 'NO_TOKEN' | 'KEY_MISSING' | 'PROVIDER_UNKNOWN' | 'REFRESH_FAILED'; detail?: string }
const earlyMs = 60_000

const columns = {
  oauthProvider: true,
  oauthAccessToken: true,
  oauthRefreshToken: true,
  oauthTokenExpiry: true,
} as const

/** This provider's token for this person that is good for another minute, renewed where that is needed. */
export async function freshAccessToken(
  deps: Pick<IdentityDeps, 'database' | 'now' | 'secrets' | 'openid' | 'sealer'>,
  { userId, key }: { userId: string; key: string },
): Promise<Result<string, TokenRefusal>> {
  const { database, now, secrets, openid } = deps
  const read = () => database.read((db) => db.user.findUnique({ where: { id: userId }, select: columns }))
  const stored = await read()
  if (!stored?.oauthAccessToken || stored.oauthProvider[0] !== key) return refuse({ code: 'NO_TOKEN' })
  const sealer = await deps.sealer()
  if (!sealer) return refuse({ code: 'KEY_MISSING' })
  const access = sealer.open(stored.oauthAccessToken, accessContext(userId))
  const isFresh = !stored.oauthTokenExpiry || stored.oauthTokenExpiry.getTime() - earlyMs > now().getTime()
  if (access !== null && isFresh) return ok(access)
  const refresh = stored.oauthRefreshToken && sealer.open(stored.oauthRefreshToken, refreshContext(userId))
  if (!refresh) return refuse({ code: 'NO_TOKEN' })
  const settings = (await readProviders(database)).find((each) => each.enabled && identityKey(each) === key)
  if (!settings) return refuse({ code: 'PROVIDER_UNKNOWN' })
  const renewed = await openid.refresh(await addressOf(secrets, settings), refresh)
  if (renewed.ok) {
    return inTransaction(database, async (tx) => {
      await keepTokens(tx, sealer, { userId, key, tokens: renewed.value })
      return ok(renewed.value.access)
    })
  }
  // A refresh token is often good once: another desktop may have been first, and then its token is there by now.
  const after = await read()
  const theirs = after?.oauthAccessToken && after.oauthAccessToken !== stored.oauthAccessToken
  const fresh = theirs ? sealer.open(after.oauthAccessToken ?? '', accessContext(userId)) : null
  return fresh === null ? refuse({ code: 'REFRESH_FAILED', detail: renewed.refusal.detail }) : ok(fresh)
}
