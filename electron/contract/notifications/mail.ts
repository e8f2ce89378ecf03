import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, testStep } from '../base.ts'
import { email } from '../identity/person.ts'
import { code, words } from '../text.ts'

/** How the farm sends mail: the same for all its desktops. The password is in the keychain of the desktops that send. */
export const mailSettings = z.object({
  /** Empty: no mail is sent. */
  host: code().max(253, 'TOO_LONG'),
  port: z.int().min(1, 'PORT').max(65_535, 'PORT'),
  /** `tls` from the first byte (465), `starttls` asked for and insisted on (587), `none` only on the own network. */
  security: z.enum(['tls', 'starttls', 'none']),
  username: code().max(200, 'TOO_LONG'),
  from: email.or(z.literal('')),
  fromName: words(80),
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

const config = { action: 'UPDATE', entity: 'SystemConfig' } as const

export const mailContract = {
  get: procedure({ access: 'system:read', changes: false }).output(mailView),
  save: procedure({ access: 'system:credentials', changes: true, audit: config, stepUp: true })
    .input(mailInput)
    .errors({ PLAIN_TO_STRANGER: { status: 400, data: z.object({ host: z.string() }) } })
    .output(mailView),
  /** Name, connection, encryption, sign-in, and a mail to `to`. */
  test: procedure({
    access: 'system:credentials',
    changes: true,
    stepUp: true,
    unaudited: 'sends one mail to the address typed, and keeps nothing',
  })
    .input(mailInput.extend({ to: email }))
    .output(eventIterator(testStep)),
}
