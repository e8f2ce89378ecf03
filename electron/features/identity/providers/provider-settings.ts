import { z } from 'zod'
import type { ProviderAddress } from '../../../connections/openid/provider-client.ts'
import { type ProviderSettings, providerSettings } from '../../../contract/identity/providers.ts'
import type { OpenDatabase } from '../../../platform/database/index.ts'
import type { Secrets } from '../../../platform/secrets/secrets.ts'
import type { SignInMethod } from '../sessions/session-service.ts'

export const providersKey = 'auth.providers'

const googleIssuer = 'https://accounts.google.com'

/**
 * Facebook's own description leaves out where codes become tokens, so it is written here, as "OIDC Code Flow with PKCE
 * for Manually Built Facebook Login Flows" has it; Facebook calls that "still in testing". It has not been run against
 * Facebook from here: that takes an application registered with them, whose list of redirect addresses may not take a
 * free port of 127.0.0.1. Its ID token does not say whether the address is verified, so a person first links Facebook
 * from their own account, and signs in with it from then on.
 * https://developers.facebook.com/documentation/facebook-login/guides/advanced/oidc-token
 */
const facebook = {
  issuer: 'https://www.facebook.com',
  authorization_endpoint: 'https://www.facebook.com/v11.0/dialog/oauth',
  token_endpoint: 'https://graph.facebook.com/v11.0/oauth/access_token',
  jwks_uri: 'https://www.facebook.com/.well-known/oauth/openid/jwks/',
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_post'],
}

/** A list that can't be read is as if there were none: people still get in by password. */
export const settingsOf = (value: unknown): ProviderSettings[] => z.array(providerSettings).catch([]).parse(value)

export async function readProviders(database: OpenDatabase): Promise<ProviderSettings[]> {
  const row = await database.read((db) => db.systemConfig.findUnique({ where: { key: providersKey } }))
  return settingsOf(row?.value ?? [])
}

export const issuerOf = ({ kind, issuer }: Pick<ProviderSettings, 'kind' | 'issuer'>): string =>
  kind === 'google' ? googleIssuer : kind === 'facebook' ? facebook.issuer : issuer

/**
 * What an account is kept under: a subject means something only together with its issuer. The issuer and not our own
 * name for it, so that nobody gets in by giving an old name to another provider.
 */
export const identityKey = (settings: Pick<ProviderSettings, 'kind' | 'issuer'>): string =>
  settings.kind === 'openid' ? settings.issuer : settings.kind

const methods = { google: 'GOOGLE', facebook: 'FACEBOOK', openid: 'OPENID' } as const
export const methodOf = ({ kind }: Pick<ProviderSettings, 'kind'>): SignInMethod => methods[kind]

type Client = Pick<ProviderSettings, 'id' | 'kind' | 'issuer' | 'clientId'>

/** What is kept in the keychain: a secret, and which client of which provider it is of. */
const storedSecret = z.object({ whose: z.string(), secret: z.string() })
const clientNameOf = (client: Client) => `${client.clientId}@${issuerOf(client)}`
const secretName = ({ id }: Pick<Client, 'id'>) => `provider-${id}` as const

/**
 * The client's secret on this desktop. One that was kept for another provider is not given: who may change the issuer
 * must not be sent the secret by it.
 */
export async function clientSecretOf(secrets: Pick<Secrets, 'get'>, client: Client): Promise<string | null> {
  const text = await secrets.get(secretName(client))
  if (text === null) return null
  const stored = storedSecret.safeParse(jsonOf(text))
  return stored.success && stored.data.whose === clientNameOf(client) ? stored.data.secret : null
}

export async function keepClientSecret(secrets: Pick<Secrets, 'set'>, client: Client, secret: string): Promise<void> {
  await secrets.set(secretName(client), secret === '' ? '' : JSON.stringify({ whose: clientNameOf(client), secret }))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export async function addressOf(secrets: Pick<Secrets, 'get'>, settings: Client): Promise<ProviderAddress> {
  const clientSecret = await clientSecretOf(secrets, settings)
  const server = settings.kind === 'facebook' ? facebook : issuerOf(settings)
  return { server, clientId: settings.clientId, clientSecret }
}
