import { z } from 'zod'
import { procedure } from './base.ts'

export const userRole = z.enum(['USER', 'ADMIN', 'SUPER_ADMIN', 'GROWER', 'BUYER'])

export const me = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: userRole,
  sessionExpiresAt: z.date(),
})
export type Me = z.infer<typeof me>

export const signIn = z.object({
  login: z.string().trim().min(1, 'REQUIRED').max(254, 'TOO_LONG'),
  password: z.string().min(1, 'REQUIRED').max(200, 'TOO_LONG'),
  stay: z.boolean(),
})
export type SignIn = z.infer<typeof signIn>

export const identityContract = {
  me: procedure.meta({ access: 'anyone' }).output(me.nullable()),
  signIn: procedure
    .meta({ access: 'anyone', audit: { action: 'LOGIN', entity: 'Session' } })
    .input(signIn)
    .errors({ WRONG_SIGN_IN: { status: 403 } })
    .output(me),
  signOut: procedure.meta({ access: 'anyone' }),
}
