import type { Answer, Asker, AuditIn, Caller, Input } from '../../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type OpenDatabase } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { verifiedAs } from '../recovery/email-code.ts'
import { emailMac, isSame, isTokenFor, maxTries, tokenMac } from '../recovery/mailed-codes.ts'
import { readMe } from '../sessions/read-me.ts'
import { addressMoved } from './address-moved.ts'

const wrong = refuse({ code: 'WRONG_CODE' })

type Tried = { email: string; pending_email: string | null; email_verification_code: string }

/** Counts a try before it is compared. Null: no code that is still good. */
async function countTry(database: OpenDatabase, userId: string, at: Date): Promise<Tried | null> {
  const [row] = await database.write(
    (db) => db.$queryRaw<Tried[]>`
      UPDATE users SET email_verification_attempts = email_verification_attempts + 1
      WHERE id = ${userId} AND email_verification_code IS NOT NULL AND NOT email_verification_code_used
        AND email_verification_code_expiry > ${at} AND email_verification_attempts < ${maxTries}
      RETURNING email, pending_email, email_verification_code`,
  )
  return row ?? null
}

/** By the six digits, for whoever is signed in. */
export async function confirmEmail(
  deps: IdentityDeps,
  { who, caller, code }: Asker & Input<'account', 'confirmEmail'>,
  auditIn: AuditIn,
): Promise<Answer<'account', 'confirmEmail'>> {
  const { database, now, mailer } = deps
  const { id } = who
  const sealer = await deps.sealer()
  if (!sealer) return refuse({ code: 'KEY_MISSING' })
  const tried = await countTry(database, id, now())
  if (!tried) return wrong
  const address = tried.pending_email ?? tried.email
  const mac = emailMac(sealer, { userId: id, address, code })
  if (!isSame(mac, tried.email_verification_code)) return wrong
  const post = await mailer.ready()
  const from = tried.email
  try {
    const answer = await inTransaction(database, async (tx) => {
      const claimed = await tx.user.updateMany({
        where: { id, emailVerificationCode: mac, emailVerificationCodeUsed: false },
        data: verifiedAs(address),
      })
      if (claimed.count === 0) return wrong
      const newValues = { email: address, emailVerified: true }
      if (address !== from) await addressMoved(tx, { post, at: now(), userId: id, from, who, caller })
      await auditIn(tx, { entityId: id, oldValues: { email: from }, newValues })
      return ok(undefined)
    })
    mailer.wake()
    return answer.ok ? ok(await readMe(deps, caller)) : answer
  } catch (error) {
    // Somebody else's account took the address while it waited here.
    if (isUniqueViolation(error)) return refuse({ code: 'TAKEN', data: { field: 'email' } })
    throw error
  }
}

/** By the 64 characters, for whoever has the mail. */
export async function verifyEmail(
  deps: IdentityDeps,
  { token, caller }: Input<'identity', 'verifyEmail'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'verifyEmail'>> {
  const { database, now, sessions, mailer } = deps
  const sealer = await deps.sealer()
  if (!sealer) return refuse({ code: 'KEY_MISSING' })
  const mac = tokenMac(sealer, token)
  const user = await database.read((db) =>
    db.user.findFirst({
      where: { emailVerificationToken: mac, emailVerificationExpiry: { gt: now() }, isActive: true },
      select: { id: true, email: true, pendingEmail: true },
    }),
  )
  const address = user?.pendingEmail ?? user?.email ?? ''
  if (!user || !isTokenFor(sealer, token, address)) return wrong
  const post = await mailer.ready()
  const { id: userId, email: from } = user
  try {
    const answer = await inTransaction(database, async (tx) => {
      const claimed = await tx.user.updateMany({
        where: { id: userId, emailVerificationToken: mac },
        data: verifiedAs(address),
      })
      if (claimed.count === 0) return wrong
      const newValues = { email: address, emailVerified: true }
      if (address !== from) await addressMoved(tx, { post, at: now(), userId, from, who: null, caller })
      await auditIn(tx, { entityId: userId, userId, oldValues: { email: from }, newValues })
      return ok({ email: address })
    })
    mailer.wake()
    sessions.forgetAll()
    return answer
  } catch (error) {
    if (isUniqueViolation(error)) return wrong
    throw error
  }
}
