import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, testStep } from '../base.ts'
import { code, neededWords } from '../text.ts'

/** A provider to sign in with; Google and Facebook have their addresses built in. */
export const providerSettings = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'PROVIDER_ID'),
  kind: z.enum(['google', 'facebook', 'openid']),
  name: neededWords(2, 40),
  issuer: z.url('URL').max(500, 'TOO_LONG').or(z.literal('')),
  clientId: code().min(1, 'REQUIRED').max(300, 'TOO_LONG'),
  enabled: z.boolean(),
  /** Whether a person whom nobody has added yet may come in, as USER. */
  newPeople: z.boolean(),
})
export type ProviderSettings = z.infer<typeof providerSettings>
export const providerInput = providerSettings.extend({ clientSecret: z.string().max(500, 'TOO_LONG').nullable() })
export type ProviderInput = z.infer<typeof providerInput>
export const providerView = providerSettings.extend({ hasSecret: z.boolean() })
export type ProviderView = z.infer<typeof providerView>

const config = { action: 'UPDATE', entity: 'SystemConfig' } as const

export const providersContract = {
  list: procedure({ access: 'system:read', changes: false }).output(z.array(providerView)),
  save: procedure({ access: 'system:credentials', changes: true, audit: config, stepUp: true })
    .input(providerInput)
    .errors({ ISSUER_MISSING: { status: 400 }, ISSUER_PLAIN: { status: 400 } })
    .output(providerView),
  remove: procedure({ access: 'system:credentials', changes: true, audit: config, stepUp: true })
    .input(z.object({ id: z.string().max(60) }))
    .errors({ PROVIDER_UNKNOWN: { status: 404 } }),
  /** Reads the provider's own description of itself. */
  test: procedure({ access: 'system:credentials', changes: false, stepUp: true })
    .input(providerInput)
    .output(eventIterator(testStep)),
}
