import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { permission, procedure } from '../base.ts'
import { code } from '../text.ts'
import { email, givenPassword, me, password, pin, secondFactorCode, sixDigits, ticket } from './person.ts'

export const signIn = z.object({
  /** E-mail or user name, without regard to case. */
  login: code().min(1, 'REQUIRED').max(254, 'TOO_LONG'),
  password: givenPassword,
  stay: z.boolean(),
})
export type SignIn = z.infer<typeof signIn>

/** Signed in, or a second factor is wanted: `ticket` is good for five minutes. */
export const signInAnswer = z.discriminatedUnion('done', [
  z.object({ done: z.literal(true), me }),
  z.object({ done: z.literal(false), ticket }),
])
export type SignInAnswer = z.infer<typeof signInAnswer>

const shut = { SIGN_IN_SHUT: { status: 429, data: z.object({ until: z.date() }) } } as const
/** Nobody has set up mail; or this desktop has no way to the farm's data key, which guards the codes. */
const byMail = { MAIL_OFF: { status: 409 }, KEY_MISSING: { status: 409 } } as const
const wrongCode = { WRONG_CODE: { status: 403 }, TICKET_OVER: { status: 410 } } as const
const wrongPin = {
  WRONG_PIN: { status: 403, data: z.object({ left: z.int() }) },
  /** Too many wrong ones, or no full sign-in here today: the password is wanted. */
  PIN_SPENT: { status: 403 },
} as const

/** Someone who signed in fully at this desk today and has a PIN. */
export const deskPerson = z.object({ id: z.string(), firstName: z.string(), lastName: z.string() })
export type DeskPerson = z.infer<typeof deskPerson>

export const provider = z.object({ id: z.string(), name: z.string(), kind: z.enum(['google', 'facebook', 'openid']) })
export type Provider = z.infer<typeof provider>

/** Told while the person is at the provider: where to go, then the ticket for `finishProvider`, or why not. */
export const providerStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('open'), url: z.string() }),
  z.object({ step: z.literal('done'), ticket }),
  z.object({ step: z.literal('failed'), code: z.string(), detail: z.string() }),
])
export type ProviderStep = z.infer<typeof providerStep>

export const resetPassword = z.object({
  login: signIn.shape.login,
  code: sixDigits,
  password,
  /** Of the authenticator, a backup code, or the code of the recovery sheet: what a guarded account asks for besides. */
  second: secondFactorCode.or(z.literal('')).default(''),
})

/** Of whoever sits here. */
const atDesk = { changes: true, evenViewingAs: true } as const
const aProof = 'a proof, not a change of the farm; a wrong one is in the security log'
const signsIn = { ...atDesk, audit: { action: 'LOGIN', entity: 'Session' } } as const

export const identityContract = {
  me: procedure({ access: 'anyone', changes: false, api: 'cheap' })
    .route({ method: 'GET', path: '/me', tags: ['Account'], summary: 'Whose key this is, and what it may do' })
    .output(me.nullable()),
  /** For a screen that the caller may not open: who can give the right. Empty for a right that they hold. */
  whoGrants: procedure({ access: 'signed-in', changes: false })
    .input(z.object({ permission }))
    .output(z.array(z.string())),
  signIn: procedure({ access: 'anyone', ...signsIn })
    .input(signIn)
    .errors({ WRONG_SIGN_IN: { status: 403 }, ...shut })
    .output(signInAnswer),
  secondFactor: procedure({ access: 'anyone', ...signsIn })
    .input(z.object({ ticket, code: secondFactorCode }))
    .errors({ ...wrongCode, ...shut, KEY_MISSING: { status: 409 } })
    .output(me),
  signOut: procedure({ access: 'anyone', ...atDesk, unaudited: 'a sign-out is a row of the security log' }),

  /** Nothing but unlocking, switching and signing out passes until it is unlocked. */
  lock: procedure({ access: 'even-locked', ...atDesk, unaudited: 'the session says when it was locked' }),
  unlock: procedure({ access: 'even-locked', ...atDesk, unaudited: aProof })
    .input(z.union([z.object({ password: givenPassword }), z.object({ pin })]))
    .errors({ WRONG_SIGN_IN: { status: 403 }, ...wrongPin, ...shut })
    .output(me),
  /** Who may take over this desk by PIN. */
  desk: procedure({ access: 'anyone', changes: false }).output(z.array(deskPerson)),
  switchTo: procedure({ access: 'anyone', ...signsIn })
    .input(z.object({ userId: z.string().max(100), pin }))
    .errors(wrongPin)
    .output(me),

  /** Proves again who is there; good for ten minutes. */
  stepUp: procedure({ access: 'signed-in', ...atDesk, unaudited: aProof })
    .input(z.union([z.object({ code: secondFactorCode }), z.object({ password: givenPassword })]))
    .errors({ WRONG_SIGN_IN: { status: 403 }, WRONG_CODE: { status: 403 }, KEY_MISSING: { status: 409 }, ...shut })
    .output(z.object({ provenUntil: z.date() })),

  providers: procedure({ access: 'anyone', changes: false }).output(z.array(provider)),
  /** Opens the provider's page in the system's browser and waits for its answer. Leaving the stream ends it. */
  startProvider: procedure({
    access: 'anyone',
    ...atDesk,
    unaudited: 'opens the browser; the sign-in it may lead to is written',
  })
    .input(z.object({ provider: z.string().max(500), stay: z.boolean() }))
    .errors({ PROVIDER_UNKNOWN: { status: 404 }, NOT_ON_THIS_COMPUTER: { status: 409 } })
    .output(eventIterator(providerStep)),
  finishProvider: procedure({ access: 'anyone', ...signsIn })
    .input(z.object({ ticket }))
    .errors({ TICKET_OVER: { status: 410 }, NOT_ACTIVE: { status: 403 } })
    .output(signInAnswer),

  /** Always the same answer and the same time: it tells nobody whether there is such an account. */
  askReset: procedure({
    access: 'anyone',
    changes: true,
    unaudited: 'told to anybody alike; the reset itself is written',
  })
    .input(z.object({ login: signIn.shape.login }))
    .errors({ ...shut, ...byMail }),
  reset: procedure({ access: 'anyone', changes: true, audit: { action: 'UPDATE', entity: 'User' } })
    .input(resetPassword)
    .errors({
      WRONG_CODE: { status: 403 },
      /** The code was right, and is half of what this account asks for; it stays good. */
      SECOND_NEEDED: { status: 403 },
      WRONG_SECOND: { status: 403 },
      ...shut,
      KEY_MISSING: { status: 409 },
    }),
  /** By the 64 characters of the link in the mail; good for 24 h, once. */
  verifyEmail: procedure({ access: 'anyone', changes: true, audit: { action: 'UPDATE', entity: 'User' } })
    .input(z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{64}$/) }))
    .errors({ WRONG_CODE: { status: 403 }, KEY_MISSING: { status: 409 } })
    .output(z.object({ email })),
}
