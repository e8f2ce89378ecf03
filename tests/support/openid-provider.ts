import { createSign, generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type InteractionResults, Provider } from 'oidc-provider'

/** Someone who has an account at the provider; `sub` names them there. */
export type Account = {
  sub: string
  email?: string
  email_verified?: boolean
  given_name?: string
  family_name?: string
}

export type OpenidProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who is at the browser of this provider; null: they say no. */
  person: (account: Account | null) => void
  /** Changes what the token endpoint answers, as a broken or hostile provider would. */
  tamper: (change: ((answer: Record<string, unknown>) => unknown) | null) => void
  /** What the address of its keys answers instead of them. */
  answerKeys: (answer: (() => unknown) | null) => void
  /** An ID token with these claims, signed with the provider's own key. */
  sign: (claims: Record<string, unknown>) => string
  /** Calls of the token endpoint, by grant type. */
  grants: string[]
  /** Goes where a browser would go, until it stands at a page; returns that page. */
  browse: (url: string, options?: { until?: (url: URL) => boolean; language?: string }) => Promise<BrowserPage>
  stop: () => Promise<void>
}
export type BrowserPage = { url: URL; status: number; body: string; headers: Headers }

const clientId = 'mash'
const clientSecret = 'a-secret-of-the-client'

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }
  const sign = (claims: Record<string, unknown>) => {
    const content = `${base64url({ alg: 'RS256', kid: 'test' })}.${base64url(claims)}`
    return `${content}.${createSign('RSA-SHA256').update(content).sign(privateKey).toString('base64url')}`
  }
  return { jwk, sign }
}

type Options = { accessTokenSeconds?: number; idTokenSeconds?: number; port?: number }

function describe(issuer: string, accounts: Map<string, Account>, options: Options & { jwk: object }): Provider {
  const { accessTokenSeconds = 3600, idTokenSeconds = 3600 } = options
  return new Provider(issuer, {
    jwks: { keys: [options.jwk] },
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        application_type: 'native',
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['authorization_code', 'refresh_token'],
        // RFC 8252: of a loopback address any port is taken.
        redirect_uris: ['http://127.0.0.1/callback'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: accessTokenSeconds, IdToken: idTokenSeconds },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => {
      const account = accounts.get(sub)
      return account && { accountId: sub, claims: () => ({ ...account }) }
    },
    issueRefreshToken: () => true,
    cookies: { keys: ['for tests only'] },
  })
}

/** Login and consent at once: the account says yes, or nobody does. */
async function interact(
  provider: Provider,
  account: Account | null,
  request: IncomingMessage,
  response: ServerResponse,
) {
  const { prompt, params } = await provider.interactionDetails(request, response)
  const finish = (result: InteractionResults) =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true })
  if (!account) return finish({ error: 'access_denied', error_description: 'the person said no' })
  if (prompt.name === 'login') return finish({ login: { accountId: account.sub } })
  const grant = new provider.Grant({ accountId: account.sub, clientId: String(params.client_id) })
  grant.addOIDCScope(String(params.scope))
  return finish({ consent: { grantId: await grant.save() } })
}

/** Follows redirects with a jar of cookies, as a browser does. */
async function browse(from: string, options: { until?: (url: URL) => boolean; language?: string } = {}) {
  const jars = new Map<string, Map<string, string>>()
  let url = new URL(from)
  for (let hops = 0; hops < 20; hops += 1) {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    const headers = {
      cookie: [...jar].map((pair) => pair.join('=')).join('; '),
      'accept-language': options.language ?? 'en-PH,en;q=0.9',
    }
    const response = await fetch(url, { redirect: 'manual', headers })
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=')
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    const location = response.headers.get('location')
    const body = await response.text()
    if (location === null) return { url, status: response.status, body, headers: response.headers }
    url = new URL(location, url)
    if (options.until?.(url)) return { url, status: response.status, body, headers: response.headers }
  }
  throw new Error('the browser was sent around in circles')
}

/** A real OpenID provider on a port of this computer, with one client and whoever a test puts before its browser. */
export async function startOpenidProvider(options: Options = {}): Promise<OpenidProvider> {
  const server = createServer()
  server.listen(options.port ?? 0, '127.0.0.1')
  await once(server, 'listening')
  // Only a pipe's address is a text.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const accounts = new Map<string, Account>()
  let current: Account | null = null
  let change: Parameters<OpenidProvider['tamper']>[0] = null
  let keys: (() => unknown) | null = null
  const grants: string[] = []
  const { jwk, sign } = signingKey()
  const provider = describe(issuer, accounts, { ...options, jwk })
  provider.use(async (context, next) => {
    await next()
    if (context.path === '/jwks' && keys) context.body = keys()
    if (context.path !== '/token') return
    // The library's types leave its own context out of Koa's.
    const { oidc } = context as unknown as { oidc: { params?: { grant_type?: string } } }
    grants.push(oidc.params?.grant_type ?? '')
    if (change && context.status === 200) context.body = await change(context.body as Record<string, unknown>)
  })
  const handle = provider.callback()
  server.on('request', (request, response) => {
    const isInteraction = request.url?.startsWith('/interaction/')
    const work = isInteraction ? interact(provider, current, request, response) : handle(request, response)
    Promise.resolve(work).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  return {
    issuer,
    clientId,
    clientSecret,
    person: (account) => {
      current = account
      if (account) accounts.set(account.sub, account)
    },
    tamper: (next) => {
      change = next
    },
    answerKeys: (next) => {
      keys = next
    },
    sign,
    grants,
    browse,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
