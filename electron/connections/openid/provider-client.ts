import type { ClientAuth, Configuration, CustomFetch, ServerMetadata } from 'openid-client'
import { limitedFetch } from '../limited-fetch.ts'
import { OpenidFailure } from './openid-failure.ts'
import { isLoopback, isSafeAddress } from './safe-address.ts'

export type ProviderAddress = {
  /** The issuer, whose own description gives the rest; or all of it, for a provider without a whole description. */
  server: string | ServerMetadata
  clientId: string
  /** None: a public client, which PKCE protects. */
  clientSecret: string | null
}

const timeoutSeconds = 10

/** Theirs asks without a signal where no time limit was set; ours always has one. */
const readLimited: CustomFetch = (url, { signal, body = null, ...options }) =>
  limitedFetch(url, {
    ...options,
    body: body instanceof Uint8Array ? new Uint8Array(body) : body,
    signal: signal ?? AbortSignal.timeout(timeoutSeconds * 1000),
  })

/** Loaded when it is first needed: most starts of the program never sign in this way. */
export const library = () => import('openid-client')

/** The addresses of a description that we would send a person or a secret to. */
export function plainAddresses(metadata: ServerMetadata): string[] {
  const { authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint } = metadata
  const all = [authorization_endpoint, token_endpoint, jwks_uri, userinfo_endpoint]
  return all.filter((address) => address !== undefined).filter((address) => !isSafeAddress(address))
}

/** In the body where the provider takes it there, else in the header, which every provider has to take. */
async function authOf(clientSecret: string | null): Promise<ClientAuth> {
  const lib = await library()
  if (clientSecret === null) return lib.None()
  const [inBody, inHeader] = [lib.ClientSecretPost(clientSecret), lib.ClientSecretBasic(clientSecret)]
  return (server, ...rest) => {
    const takesBody = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true
    ;(takesBody ? inBody : inHeader)(server, ...rest)
  }
}

/** Reads the provider's description. Throws `OpenidFailure` when it can't be trusted, the library's errors else. */
export async function clientOf({ server, clientId, clientSecret }: ProviderAddress): Promise<Configuration> {
  const lib = await library()
  const issuer = typeof server === 'string' ? server : server.issuer
  if (!isSafeAddress(issuer)) throw new OpenidFailure('ISSUER_PLAIN', new URL(issuer).host)
  const auth = await authOf(clientSecret)
  // Marked as deprecated only to stand out: it is for what does not leave this computer.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const plain = isLoopback(new URL(issuer)) ? [lib.allowInsecureRequests] : []
  const config =
    typeof server === 'string'
      ? await lib.discovery(new URL(server), clientId, {}, auth, {
          timeout: timeoutSeconds,
          execute: plain,
          [lib.customFetch]: readLimited,
        })
      : new lib.Configuration(server, clientId, {}, auth)
  config.timeout = timeoutSeconds
  config[lib.customFetch] = readLimited
  const [unsafe] = plainAddresses(config.serverMetadata())
  if (unsafe !== undefined) throw new OpenidFailure('ENDPOINT_PLAIN', URL.canParse(unsafe) ? new URL(unsafe).host : '')
  // By default the library trusts TLS for what comes from the token endpoint; we want the signature looked at as well.
  lib.enableNonRepudiationChecks(config)
  return config
}
