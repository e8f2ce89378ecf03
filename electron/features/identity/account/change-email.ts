import type { Me } from '../../../contract/identity/person.ts'
import type { Answer, Asker, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { PostOffice } from '../../notifications/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { mailEmailCode } from '../recovery/email-code.ts'
import { takeTurn } from '../recovery/mail-turns.ts'
import { readMe } from '../sessions/read-me.ts'

const perHour = 5
const gapMs = 60_000
const turnOf = (userId: string) => ({ key: `mails:email:${userId}`, max: perHour })
const waitUntil = (until: Date, at: Date) =>
  refuse({ code: 'WAIT', data: { seconds: Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000)) } })

/** Keeps the new address beside the old one, and mails it a code. The old one given anew drops what was pending. */
export async function changeEmail(
  deps: IdentityDeps,
  { who, caller, email }: Asker & Input<'account', 'changeEmail'>,
  auditIn: AuditIn,
): Promise<Answer<'account', 'changeEmail'>> {
  const { mailer } = deps
  const address = email.toLowerCase()
  const isBack = address === who.email.toLowerCase()
  const post = isBack ? null : await mailer.ready()
  if (!isBack && !post) return refuse({ code: (await deps.sealer()) ? 'MAIL_OFF' : 'KEY_MISSING' })
  const pending = await keepPending(deps, { who, address, post }, auditIn)
  if (!pending.ok) return pending
  mailer.wake()
  return ok(await readMe(deps, caller))
}

/** Without a post office it is the old address, which drops what was pending. */
function keepPending(
  { database, now }: IdentityDeps,
  { who, address, post }: { who: Me; address: string; post: PostOffice | null },
  auditIn: AuditIn,
) {
  return inTransaction(database, async (tx) => {
    const at = now()
    const [other] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM users WHERE lower(email) = ${address} AND id <> ${who.id}`
    if (other) return refuse({ code: 'TAKEN', data: { field: 'email' } })
    if (post) {
      const turn = await takeTurn(tx, { ...turnOf(who.id), gapMs: 0 }, at)
      if (!turn.ok) return waitUntil(turn.refusal.until, at)
    }
    const pendingEmail = post ? address : null
    await tx.user.update({ where: { id: who.id }, data: { pendingEmail } })
    if (post) await mailEmailCode(tx, post, { owner: who, address })
    await auditIn(tx, {
      entityId: who.id,
      oldValues: { pendingEmail: who.pendingEmail },
      newValues: { pendingEmail },
    })
    return ok(undefined)
  })
}

/** To the address that waits to be verified, else to the account's own. */
export async function sendEmailCode(deps: IdentityDeps, who: Me): Promise<Answer<'account', 'sendEmailCode'>> {
  const { database, mailer, now } = deps
  if (who.pendingEmail === null && who.emailVerified) return refuse({ code: 'ALREADY_VERIFIED' })
  const post = await mailer.ready()
  if (!post) return refuse({ code: (await deps.sealer()) ? 'MAIL_OFF' : 'KEY_MISSING' })
  const answer = await inTransaction(database, async (tx) => {
    const at = now()
    const turn = await takeTurn(tx, { ...turnOf(who.id), gapMs }, at)
    if (!turn.ok) return waitUntil(turn.refusal.until, at)
    // As it is now: another window may have changed it.
    const { email, pendingEmail } = await tx.user.findUniqueOrThrow({ where: { id: who.id } })
    await mailEmailCode(tx, post, { owner: who, address: pendingEmail ?? email })
    return ok(undefined)
  })
  if (answer.ok) mailer.wake()
  return answer
}
