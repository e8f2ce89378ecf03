import { z } from 'zod'
import { procedure } from '../base.ts'
import { phoneNumber } from '../phone.ts'
import {
  email,
  firstName,
  givenPassword,
  lastName,
  me,
  password,
  pin,
  preferences,
  sixDigits,
  username,
} from './person.ts'

export const profile = z.object({
  firstName,
  lastName,
  username: username.or(z.literal('')),
  phoneNumber,
})
export type Profile = z.infer<typeof profile>

export const changePassword = z.object({ current: z.string().max(200, 'TOO_LONG'), next: password })

export const mySession = z.object({
  id: z.string(),
  current: z.boolean(),
  method: z.string().nullable(),
  device: z.object({ via: z.string(), browser: z.string(), os: z.string() }),
  ipAddress: z.string().nullable(),
  createdAt: z.date(),
  lastActivity: z.date(),
  expiresAt: z.date(),
  locked: z.boolean(),
})
export type MySession = z.infer<typeof mySession>

/** What an authenticator needs: the QR code as an SVG, and the same as text to type. */
export const totpSetup = z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() })
export type TotpSetup = z.infer<typeof totpSetup>
/** Shown once: only their hashes are kept. */
export const backupCodes = z.object({ codes: z.array(z.string()) })

const self = { action: 'UPDATE', entity: 'User' } as const
/** Wrong ones are counted as at the door, so that an open desk gives nobody more guesses. */
const wrongPassword = {
  WRONG_SIGN_IN: { status: 403 },
  SIGN_IN_SHUT: { status: 429, data: z.object({ until: z.date() }) },
} as const

const taken = { TAKEN: { status: 409, data: z.object({ field: z.enum(['username', 'email']) }) } } as const
/** Nobody has set up mail; this desktop lacks the data key, which guards the codes; or there were many mails just now. */
const byMail = {
  MAIL_OFF: { status: 409 },
  KEY_MISSING: { status: 409 },
  WAIT: { status: 429, data: z.object({ seconds: z.int() }) },
} as const

export const linkedIdentity = z.object({
  /** Names it for `unlink`: google, facebook, or the issuer's address. */
  provider: z.string(),
  /** Of the farm's list; null: the farm has it no more. */
  providerId: z.string().nullable(),
  name: z.string(),
  email: z.string().nullable(),
})
export type LinkedIdentity = z.infer<typeof linkedIdentity>

/** One's own account: every procedure is about the person who calls, and takes no other's id. */
export const accountContract = {
  saveProfile: procedure({ access: 'signed-in', changes: true, audit: self })
    .input(profile)
    .errors({ TAKEN: { status: 409, data: z.object({ field: z.enum(['username', 'email']) }) } })
    .output(me),
  savePreferences: procedure({
    access: 'signed-in',
    changes: true,
    unaudited: 'how the page looks to one person is no business of the farm',
  })
    .input(preferences)
    .output(preferences),

  /** Ends every other session. `current` may be empty only for an account without a password. */
  changePassword: procedure({ access: 'signed-in', changes: true, audit: self, stepUp: true })
    .input(changePassword)
    .errors(wrongPassword),
  /** Takes effect when the new address is verified. */
  changeEmail: procedure({ access: 'signed-in', changes: true, audit: self, stepUp: true })
    .input(z.object({ email }))
    .errors({ ...taken, ...byMail })
    .output(me),
  /** Mails a 6-digit code (15 min, 5 tries, once) and a link (24 h) to the account's address. */
  sendEmailCode: procedure({
    access: 'signed-in',
    changes: true,
    unaudited: 'sends a code; the change of address it allows is written',
  }).errors({ ...byMail, ALREADY_VERIFIED: { status: 409 } }),
  confirmEmail: procedure({ access: 'signed-in', changes: true, audit: self })
    .input(z.object({ code: sixDigits }))
    .errors({ WRONG_CODE: { status: 403 }, ...taken, KEY_MISSING: { status: 409 } })
    .output(me),

  startTwoFactor: procedure({
    access: 'signed-in',
    changes: true,
    unaudited: 'shows a secret; nothing changes until the code confirms it',
    stepUp: true,
  })
    .errors({ ALREADY_ON: { status: 409 }, KEY_MISSING: { status: 409 } })
    .output(totpSetup),
  /** On only after a code that fits. */
  confirmTwoFactor: procedure({ access: 'signed-in', changes: true, audit: self })
    .input(z.object({ code: sixDigits }))
    .errors({ WRONG_CODE: { status: 403 }, NOT_STARTED: { status: 409 }, KEY_MISSING: { status: 409 } })
    .output(backupCodes),
  endTwoFactor: procedure({ access: 'signed-in', changes: true, audit: self, stepUp: true }),
  newBackupCodes: procedure({ access: 'signed-in', changes: true, audit: self, stepUp: true })
    .errors({ NOT_ON: { status: 409 } })
    .output(backupCodes),
  /** A code for the safe: it stands for a lost second factor when the password is set anew. Shown once. */
  makeRecoverySheet: procedure({ access: 'signed-in', changes: true, audit: self, stepUp: true }).output(
    z.object({ code: z.string() }),
  ),

  setPin: procedure({ access: 'signed-in', changes: true, audit: self })
    .input(z.object({ password: givenPassword, pin }))
    .errors({
      ...wrongPassword,
      PIN_PLAIN: { status: 400 },
    }),
  removePin: procedure({ access: 'signed-in', changes: true, audit: self }),

  sessions: procedure({ access: 'signed-in', changes: false }).output(z.array(mySession)),
  endSession: procedure({ access: 'signed-in', changes: true, audit: { action: 'DELETE', entity: 'Session' } })
    .input(z.object({ id: z.string().max(100) }))
    .errors({ SESSION_NOT_FOUND: { status: 404 } }),
  endOtherSessions: procedure({
    access: 'signed-in',
    changes: true,
    audit: { action: 'DELETE', entity: 'Session' },
  }).output(z.object({ ended: z.int() })),

  identities: procedure({ access: 'signed-in', changes: false }).output(z.array(linkedIdentity)),
  /** Asks the provider, by the tokens it gave, whether it still stands by the account. */
  checkIdentity: procedure({
    access: 'signed-in',
    changes: true,
    unaudited: 'keeps newer tokens when the old ones are over; the account stays as it was',
    evenViewingAs: true,
  })
    .input(z.object({ provider: z.string().max(500) }))
    .errors({ NOT_LINKED: { status: 404 } })
    .output(z.object({ stands: z.enum(['yes', 'no', 'unknown']) })),
  /** Refused when it is the only way in. */
  unlink: procedure({ access: 'signed-in', changes: true, audit: self, stepUp: true })
    .input(z.object({ provider: z.string().max(500) }))
    .errors({ NOT_LINKED: { status: 404 }, ONLY_WAY_IN: { status: 409 } }),
}
