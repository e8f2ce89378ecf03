import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, testStep } from './base.ts'
import { email } from './person.ts'

/** How the farm sends mail: the same for all its desktops. The password is in the keychain of the desktops that send. */
export const mailSettings = z.object({
  /** Empty: no mail is sent. */
  host: z.string().trim().max(253, 'TOO_LONG'),
  port: z.int().min(1, 'PORT').max(65_535, 'PORT'),
  /** `tls` from the first byte (465), `starttls` asked for and insisted on (587), `none` only on the own network. */
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string().trim().max(200, 'TOO_LONG'),
  from: email.or(z.literal('')),
  fromName: z.string().trim().max(80, 'TOO_LONG'),
  /** PEM of the farm's own authority; empty: what this computer trusts. */
  ca: z.string().max(20_000, 'TOO_LONG'),
})
export type MailSettings = z.infer<typeof mailSettings>

export const mailInput = mailSettings.extend({ password: z.string().max(500, 'TOO_LONG').nullable() })
export type MailInput = z.infer<typeof mailInput>
export const mailView = mailSettings.extend({
  /** On this desktop, for this server and user name: a kept password is never tried anywhere else. */
  hasPassword: z.boolean(),
  /** Whether this desktop sends. It does not without a password, or without the farm's data key. */
  sends: z.boolean(),
  waiting: z.int(),
  /** In the last 30 days: given up, or sent back. */
  failed: z.int(),
})
export type MailView = z.infer<typeof mailView>

/** A provider to sign in with; Google and Facebook have their addresses built in. */
export const providerSettings = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'PROVIDER_ID'),
  kind: z.enum(['google', 'facebook', 'openid']),
  name: z.string().trim().min(2, 'TOO_SHORT').max(40, 'TOO_LONG'),
  issuer: z.url('URL').max(500, 'TOO_LONG').or(z.literal('')),
  clientId: z.string().trim().min(1, 'REQUIRED').max(300, 'TOO_LONG'),
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

export const mailContract = {
  get: procedure({ access: 'system:read' }).output(mailView),
  save: procedure({ access: 'system:update', audit: config })
    .input(mailInput)
    .errors({ PLAIN_TO_STRANGER: { status: 400, data: z.object({ host: z.string() }) } })
    .output(mailView),
  /** Name, connection, encryption, sign-in, and a mail to `to`. */
  test: procedure({ access: 'system:update' })
    .input(mailInput.extend({ to: email }))
    .output(eventIterator(testStep)),
}

export const providersContract = {
  list: procedure({ access: 'system:read' }).output(z.array(providerView)),
  save: procedure({ access: 'system:update', audit: config, stepUp: true })
    .input(providerInput)
    .errors({ ISSUER_MISSING: { status: 400 }, ISSUER_PLAIN: { status: 400 } })
    .output(providerView),
  remove: procedure({ access: 'system:update', audit: config, stepUp: true })
    .input(z.object({ id: z.string().max(60) }))
    .errors({ PROVIDER_UNKNOWN: { status: 404 } }),
  /** Reads the provider's own description of itself. */
  test: procedure({ access: 'system:update' }).input(providerInput).output(eventIterator(testStep)),
}
