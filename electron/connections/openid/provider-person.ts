import type { Configuration, TokenEndpointResponse, TokenEndpointResponseHelpers } from 'openid-client'
import { z } from 'zod'
import { OpenidFailure } from './openid-failure.ts'
import { library } from './provider-client.ts'

export type ProviderTokens = { access: string; refresh: string | null; expiresAt: Date | null }

/** Who the provider says is there, checked. */
export type ProviderPerson = {
  issuer: string
  subject: string
  email: string | null
  /** Said by the provider in so many words; an address without it is only a claim. */
  emailVerified: boolean
  givenName: string | null
  familyName: string | null
  tokens: ProviderTokens
}

const claims = z.object({
  email: z.string().max(254).optional().catch(undefined),
  // Some providers write it as text.
  email_verified: z.union([z.boolean(), z.literal('true').transform(() => true)]).catch(false),
  given_name: z.string().optional().catch(undefined),
  family_name: z.string().optional().catch(undefined),
})

type Answer = TokenEndpointResponse & TokenEndpointResponseHelpers

export function tokensOf(answer: Answer, now: Date, previousRefreshToken: string | null = null): ProviderTokens {
  const seconds = answer.expiresIn()
  return {
    access: answer.access_token,
    // A provider that gives no new refresh token goes on with the old one.
    refresh: answer.refresh_token ?? previousRefreshToken,
    expiresAt: seconds === undefined ? null : new Date(now.getTime() + seconds * 1000),
  }
}

/** From the ID token, and where that says nothing of the address, from the provider's answer about the person. */
export async function personOfAnswer(config: Configuration, answer: Answer, now: Date): Promise<ProviderPerson> {
  const token = answer.claims()
  if (!token) throw new OpenidFailure('TOKEN_REFUSED', 'no ID token')
  let said = claims.parse(token)
  if (said.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined) {
    const lib = await library()
    said = claims.parse(await lib.fetchUserInfo(config, answer.access_token, token.sub))
  }
  return {
    issuer: token.iss,
    subject: token.sub,
    email: said.email ?? null,
    emailVerified: said.email !== undefined && said.email_verified,
    givenName: said.given_name ?? null,
    familyName: said.family_name ?? null,
    tokens: tokensOf(answer, now),
  }
}
