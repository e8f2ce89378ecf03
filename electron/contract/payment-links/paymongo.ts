import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, testStep } from '../base.ts'
import { code } from '../text.ts'

/** Live keys move real money, test keys none. Public keys (`pk_`) can't make links. */
export const secretKey = code().regex(/^sk_(test|live)_[A-Za-z0-9]{8,120}$/, 'PAYMONGO_KEY')

export const paymongoView = z.object({
  /** Of the key in this desktop's keychain; null: there is none. */
  key: z.object({ mode: z.enum(['test', 'live']), last4: z.string() }).nullable(),
  /** Links of the farm that can still be paid or are being shut. */
  open: z.int(),
  /** Of those, the ones this desktop can't ask about: they were made by a key of the other kind. */
  others: z.int(),
})
export type PaymongoView = z.infer<typeof paymongoView>

const config = { action: 'UPDATE', entity: 'SystemConfig' } as const

/** How payment links are made from this desktop. The key is in its keychain and never shown again. */
export const paymongoContract = {
  get: procedure({ access: 'system:read', changes: false }).output(paymongoView),
  save: procedure({ access: 'system:credentials', changes: true, audit: config, stepUp: true })
    .input(z.object({ secretKey }))
    .output(paymongoView),
  remove: procedure({ access: 'system:credentials', changes: true, audit: config, stepUp: true }).output(paymongoView),
  /** With the key that is typed, or else the one that is kept. */
  test: procedure({ access: 'system:credentials', changes: false, stepUp: true })
    .input(z.object({ secretKey: secretKey.nullable() }))
    .output(eventIterator(testStep)),
}
