import type { Answer, AuditIn, Caller, Input } from '../../../contract/routes.ts'
import { refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { accountKey, addressKey, giveBackAttempt, personKey, reserveAttempt } from './attempts.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { type Account, findAccount } from './find-account.ts'
import { signInFailed } from './sign-in-failed.ts'

const wrong = refuse({ code: 'WRONG_SIGN_IN' })

/**
 * By password. What was typed is counted, and besides it the account, so that its e-mail and its user name together
 * get no more tries than one of them. The account's own count never shows: shut by another name, it answers as an
 * unknown one does, else the answer would tell that both names are one person's.
 */
export async function signIn(
  deps: IdentityDeps,
  { login, password, stay, caller }: Input<'identity', 'signIn'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'signIn'>> {
  const account = await findAccount(deps.database, login)
  const shown = [accountKey(login), addressKey(caller)]
  const attempt = await reserveAttempt(deps, shown, [ownKey(account, login)])
  if (!attempt.ok) return attempt
  const { keys, mustFail } = attempt.value
  const fits = await deps.passwords.fits(password, mustFail ? null : (account?.password ?? null))
  if (!account || !fits) {
    const failed = { attempt: attempt.value, userId: account?.id ?? null, caller, proof: 'password' } as const
    await signInFailed(deps, failed)
    return wrong
  }
  // A second factor is still to come: nothing is forgiven before it is there.
  if (account.twoFactorEnabled) await deps.database.write((db) => giveBackAttempt(db, { keys }))
  const entry = { user: account, caller, stay, method: 'PASSWORD', attempts: keys } as const
  const entered = await completeSignIn(deps, entry, auditIn)
  return entered.ok ? entered : wrong
}

/** The unknown are counted as well, so that their answer takes as long. */
const ownKey = (account: Account | null, login: string) => personKey(account?.id ?? accountKey(login).key)
