import type { Configuration } from 'openid-client'
import type { Clock } from '../../platform/clock.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import { type LoopbackPage, openLoopback } from './loopback.ts'
import { failureOf } from './openid-failure.ts'
import { clientOf, library, type ProviderAddress } from './provider-client.ts'
import { type ProviderPerson, type ProviderTokens, personOfAnswer, tokensOf } from './provider-person.ts'
import { testProvider } from './provider-test.ts'

export type OpenidRefusal = { code: string; detail: string }

/** A sign-in under way: the page to show in the person's browser, and what comes of it. */
export type OpenidVisit = {
  url: string
  person: () => Promise<Result<ProviderPerson, OpenidRefusal>>
  close: () => void
}

export type OpenidConnection = {
  visit: (provider: ProviderAddress, page: LoopbackPage) => Promise<Result<OpenidVisit, OpenidRefusal>>
  refresh: (provider: ProviderAddress, refreshToken: string) => Promise<Result<ProviderTokens, OpenidRefusal>>
  test: typeof testProvider
}

const visitMs = 5 * 60_000

/** `offline_access` only where the provider knows the word; elsewhere it would be an error. */
function scopeOf(config: Configuration): string {
  const offered = config.serverMetadata().scopes_supported
  return offered?.includes('offline_access') ? 'openid email profile offline_access' : 'openid email profile'
}

/** Authorization code with PKCE, state and nonce, in the system's browser (RFC 8252: loopback redirect). */
async function visit(provider: ProviderAddress, page: LoopbackPage, now: Clock, timeoutMs: number) {
  const lib = await library()
  const config = await clientOf(provider)
  const [state, nonce, verifier] = [lib.randomState(), lib.randomNonce(), lib.randomPKCECodeVerifier()]
  const loopback = await openLoopback({ state, page, timeoutMs })
  const url = lib.buildAuthorizationUrl(config, {
    redirect_uri: loopback.redirectUri,
    scope: scopeOf(config),
    code_challenge: await lib.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  })
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
  return {
    url: url.href,
    close: loopback.close,
    person: async () => {
      const answer = await lib.authorizationCodeGrant(config, await loopback.answer, checks)
      return personOfAnswer(config, answer, now())
    },
  }
}

/** What another party does wrong is no fault of ours: it becomes a refusal, stripped of all but its code. */
async function settled<T>(work: () => Promise<T>): Promise<Result<T, OpenidRefusal>> {
  try {
    return ok(await work())
  } catch (error) {
    const { code, detail } = failureOf(error)
    return refuse({ code, detail })
  }
}

export function createOpenid({ now, timeoutMs = visitMs }: { now: Clock; timeoutMs?: number }): OpenidConnection {
  return {
    visit: (provider, page) =>
      settled(async () => {
        const { person, ...begun } = await visit(provider, page, now, timeoutMs)
        return { ...begun, person: () => settled(person) }
      }),
    refresh: (provider, refreshToken) =>
      settled(async () => {
        const answer = await (await library()).refreshTokenGrant(await clientOf(provider), refreshToken)
        return tokensOf(answer, now(), refreshToken)
      }),
    test: testProvider,
  }
}
