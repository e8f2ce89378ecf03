import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { procedure, testStep } from './base.ts'
import { me } from './identity.ts'
import { farmStart } from './system.ts'

/** Decision 90: at least 8, an upper and a lower letter, a digit and a symbol of any kind. bcrypt reads 72 bytes. */
export const password = z
  .string()
  .min(8, 'PASSWORD_SHORT')
  .refine((text) => new TextEncoder().encode(text).length <= 72, 'PASSWORD_LONG')
  .regex(/\p{Lu}/u, 'PASSWORD_UPPER')
  .regex(/\p{Ll}/u, 'PASSWORD_LOWER')
  .regex(/\d/, 'PASSWORD_DIGIT')
  .regex(/[^\p{L}\p{N}\s]/u, 'PASSWORD_SYMBOL')

export const databaseUrl = z
  .string()
  .trim()
  .regex(/^postgres(ql)?:\/\/\S+$/, 'URL_POSTGRES')

export const owner = z.object({
  farmName: z.string().trim().min(2, 'TOO_SHORT').max(80, 'TOO_LONG'),
  firstName: z.string().trim().min(2, 'TOO_SHORT').max(50, 'TOO_LONG'),
  lastName: z.string().trim().min(2, 'TOO_SHORT').max(50, 'TOO_LONG'),
  email: z.email('EMAIL'),
  password,
})
export type Owner = z.infer<typeof owner>

export const setupContract = {
  /** Live test of a connection address before anything is kept. Only while no farm is chosen, or by a signed-in person. */
  testDatabase: procedure
    .meta({ access: 'anyone' })
    .input(z.object({ url: databaseUrl }))
    .errors({ ALREADY_SET_UP: { status: 409 } })
    .output(eventIterator(testStep)),
  /** Opens the chosen database; `system.state` tells how it goes. */
  choose: procedure
    .meta({ access: 'anyone' })
    .input(z.object({ start: farmStart, url: databaseUrl.optional() }))
    .errors({ ALREADY_SET_UP: { status: 409 }, URL_MISSING: { status: 400 } }),
  /** Forgets a choice that did not open, so that another can be made. Nothing in the database is touched. */
  back: procedure.meta({ access: 'anyone' }).errors({ ALREADY_SET_UP: { status: 409 } }),
  /** Tries the chosen database again after it did not open. */
  retry: procedure.meta({ access: 'anyone' }).errors({ ALREADY_SET_UP: { status: 409 } }),
  createOwner: procedure
    .meta({ access: 'anyone', audit: { action: 'CREATE', entity: 'User' } })
    .input(owner)
    .errors({ ALREADY_SET_UP: { status: 409 } })
    .output(me),
}
