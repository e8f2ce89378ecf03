import type { Answer, Caller, Input } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { type PostOffice, queueMail } from '../../notifications/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { addressKey } from '../sign-in/attempts.ts'
import { takeTurn } from './mail-turns.ts'
import { codeMs, languageOf, newCode, resetMac } from './mailed-codes.ts'

const perAddress = 20
const perAccount = 5
const gapMs = 60_000
/** Long enough for the answer to have left the process. */
const afterAnswerMs = 100

/**
 * Mails a code to the account, if there is one. The answer has left before anybody looks for it, so that neither what it
 * says nor how long it takes tells whether there is; what fails after it is only in the log.
 */
export async function askReset(
  deps: IdentityDeps,
  { login, caller }: Input<'identity', 'askReset'> & { caller: Caller },
): Promise<Answer<'identity', 'askReset'>> {
  const { database, mailer, now, log, sealer } = deps
  const key = `mails:${addressKey(caller).key}`
  const turn = await database.write((db) => takeTurn(db, { key, max: perAddress, gapMs: 0 }, now()))
  if (!turn.ok) return refuse({ code: 'SIGN_IN_SHUT', data: turn.refusal })
  const post = await mailer.ready()
  if (!post) return refuse({ code: (await sealer()) ? 'MAIL_OFF' : 'KEY_MISSING' })
  setTimeout(() => {
    mailCode(deps, post, login).catch((error: unknown) => {
      log.error({ err: error }, 'a code to reset a password could not be queued')
    })
  }, afterAnswerMs)
  return ok(undefined)
}

type Row = { id: string; email: string; first_name: string | null; preferences: unknown }

async function mailCode({ database, mailer, now }: IdentityDeps, post: PostOffice, login: string): Promise<void> {
  const queued = await inTransaction(database, async (tx) => {
    // Customers never sign in: one of them who has no password gets none this way. An address that nobody has shown to
    // be theirs may be anybody's, so no code goes there.
    const [user] = await tx.$queryRaw<Row[]>`
      SELECT id, email, first_name, preferences FROM users
      WHERE (lower(email) = lower(${login}) OR lower(username) = lower(${login})) AND is_active
        AND email_verified AND NOT (role = 'BUYER' AND password IS NULL) LIMIT 1`
    if (!user) return refuse('NO_ACCOUNT')
    const at = now()
    const turn = await takeTurn(tx, { key: `mails:person:${user.id}`, max: perAccount, gapMs }, at)
    if (!turn.ok) return turn
    const code = newCode()
    const expiresAt = new Date(at.getTime() + codeMs)
    await tx.user.update({
      where: { id: user.id },
      data: freshReset(
        resetMac(post.sealer, { userId: user.id, code, origin: { by: 'self', mailed: true } }),
        at,
        expiresAt,
      ),
    })
    await queueMail(tx, post, {
      to: user.email,
      userId: user.id,
      template: 'reset-code',
      language: languageOf(user.preferences),
      values: { name: user.first_name ?? '', minutes: String(codeMs / 60_000) },
      secrets: { code },
      expiresAt,
    })
    return ok(undefined)
  })
  if (queued.ok) mailer.wake()
}

/** A new code, with all its tries; the one before it is over. */
export const freshReset = (mac: string, at: Date, expiresAt: Date) => ({
  passwordResetCode: mac,
  passwordResetCodeExpiry: expiresAt,
  passwordResetAttempts: 0,
  passwordResetCodeSentAt: at,
  passwordResetCodeUsed: false,
})
