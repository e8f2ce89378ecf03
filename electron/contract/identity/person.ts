import { z } from 'zod'
import { permission, type StepUpMethod } from '../base.ts'
import { isDangerous, isOwnersAlone, isPermission, type Permission, permissions } from '../permissions.ts'
import { code, hasSymbol, neededWords, seen, words } from '../text.ts'

export const userRole = z.enum(['USER', 'ADMIN', 'SUPER_ADMIN', 'GROWER', 'BUYER'])
export type UserRole = z.infer<typeof userRole>

/**
 * Decision 90: at least 8, an upper and a lower letter, a digit and a symbol of any kind; signs that nobody sees make none
 * of it stronger. bcrypt reads 72 bytes, composed ones.
 */
export const password = z
  .string()
  .normalize('NFC')
  .refine((text) => seen(text).length >= 8, 'PASSWORD_SHORT')
  .max(200, 'PASSWORD_LONG')
  .refine((text) => new TextEncoder().encode(text).length <= 72, 'PASSWORD_LONG')
  .regex(/\p{Lu}/u, 'PASSWORD_UPPER')
  .regex(/\p{Ll}/u, 'PASSWORD_LOWER')
  .regex(/\d/, 'PASSWORD_DIGIT')
  .refine(hasSymbol, 'PASSWORD_SYMBOL')

/** A password that is being proved, not chosen: only its length is looked at. */
export const givenPassword = z.string().min(1, 'REQUIRED').max(200, 'TOO_LONG')

/** A person's name as one line; either part may be missing, and empty says that both are. */
export const fullName = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }): string =>
  `${firstName ?? ''} ${lastName ?? ''}`.trim()

/** A letter may be all of a name, and many people have but one. User names: ecosystem 4.12. */
export const firstName = neededWords(1, 50)
export const lastName = words(50)
export const username = code()
  .min(3, 'TOO_SHORT')
  .max(30, 'TOO_LONG')
  .regex(/^[A-Za-z0-9_-]+$/, 'USERNAME')
export const email = code().check(z.email('EMAIL')).max(254, 'TOO_LONG')

export const pin = z.string().regex(/^\d{4,8}$/, 'PIN')
export const sixDigits = code()
  .max(40, 'SIX_DIGITS')
  .transform((text) => text.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'SIX_DIGITS'))
/** From the authenticator, or one of the ten backup codes. */
export const secondFactorCode = code().min(6, 'TOO_SHORT').max(40, 'TOO_LONG')
/** Names something that one process holds for a short while. */
export const ticket = z.string().min(1).max(100)

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  language: z.enum(['en', 'fil']).optional(),
  timezone: z.string().max(60).optional(),
  notifications: z.object({ email: z.boolean(), push: z.boolean(), sms: z.boolean() }).optional(),
  /** How this person looks at the orders. */
  ordersAs: z.enum(['table', 'board']).optional(),
  /** Columns that are left out of a list, by the list. */
  hiddenOrders: z.array(z.string().max(40)).max(30).optional(),
  hiddenProducts: z.array(z.string().max(40)).max(30).optional(),
})
export type Preferences = z.infer<typeof preferences>

/** The person of a session, and all that the page needs to draw what they may do. */
export const me = z.object({
  id: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  /** Becomes the e-mail address once it is verified. */
  pendingEmail: z.string().nullable(),
  username: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  phoneNumber: z.string().nullable(),
  role: userRole,
  /** Of the role that User.role names and of every role assigned, together; of SUPER_ADMIN all. */
  permissions: z.array(permission),
  preferences,
  hasPassword: z.boolean(),
  hasPin: z.boolean(),
  twoFactor: z.boolean(),
  /** Whether there is a sheet with a code that stands for a lost second factor. */
  recoverySheet: z.boolean(),
  /** Backup codes that are left. */
  backupCodes: z.int(),
  session: z.object({
    id: z.string(),
    expiresAt: z.date(),
    locked: z.boolean(),
    /** Until when no further proof is asked for what needs one. */
    provenUntil: z.date().nullable(),
  }),
})
export type Me = z.infer<typeof me>

/**
 * Effective rights (decision 89): of the role that User.role names, and of every role assigned; `granted` is what the
 * tables hold of those. SUPER_ADMIN has all, and what is the owner's alone no other role gives.
 */
export const rightsOf = (role: string, granted: readonly string[]): Permission[] =>
  role === 'SUPER_ADMIN'
    ? [...permissions]
    : granted
        .filter(isPermission)
        .filter((one) => !isOwnersAlone(one))
        .toSorted()

/** Whether somebody may do, and see, just what they might before. */
export const hasSameRights = (a: Pick<Me, 'role' | 'permissions'>, b: Pick<Me, 'role' | 'permissions'>): boolean => {
  const held = new Set(a.permissions)
  return a.role === b.role && held.size === new Set(b.permissions).size && b.permissions.every((one) => held.has(one))
}

/**
 * Whether an account is worth more than its password and its mailbox: an administrator's, an owner's, and anybody's by
 * whom others can be reached. Ways into it that need less of a proof are shut.
 */
export const isGuarded = ({ role, permissions }: { role: UserRole; permissions: readonly Permission[] }): boolean =>
  role === 'ADMIN' || role === 'SUPER_ADMIN' || permissions.some(isDangerous)

/** How a person can prove again who they are. */
export const stepUpMethods = (who: Pick<Me, 'twoFactor' | 'hasPassword'>): StepUpMethod[] => [
  ...(who.twoFactor ? (['totp'] as const) : []),
  ...(who.hasPassword ? (['password'] as const) : []),
]

/** Whether the last proof is fresh enough for what asks for one. */
export const isProven = (who: Pick<Me, 'session'>, now: Date): boolean => (who.session.provenUntil ?? 0) > now
