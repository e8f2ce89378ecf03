import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { mailEmailCode } from '../recovery/email-code.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { takeTurn } from '../recovery/mail-turns.ts'
import { readMe } from '../sessions/read-me.ts'

type AccountRoutes = FeatureRoutes<'account'>

const perHour = 5
const gapMs = 60_000
const turnOf = (userId: string) => ({ key: `mails:email:${userId}`, max: perHour })
const waitUntil = (until: Date, at: Date) =>
  refuse({ code: 'WAIT', data: { seconds: Math.max(1, Math.ceil((until.getTime() - at.getTime()) / 1000)) } })

/** Keeps the new address beside the old one, and mails it a code. The old one given anew drops what was pending. */
export const changeEmail =
  (deps: IdentityDeps): AccountRoutes['changeEmail'] =>
  async (call) => {
    const { database, mailer, now } = deps
    const who = personOf(call)
    const address = call.input.email.toLowerCase()
    const isBack = address === who.email.toLowerCase()
    const post = isBack ? null : await mailer.ready()
    if (!isBack && !post) return refuse({ code: (await deps.sealer()) ? 'MAIL_OFF' : 'KEY_MISSING' })
    const answer = await database.write((db) =>
      db.$transaction(async (tx) => {
        const at = now()
        const [other] = await tx.$queryRaw<{ id: string }[]>`
          SELECT id FROM users WHERE lower(email) = ${address} AND id <> ${who.id}`
        if (other) return refuse({ code: 'TAKEN', data: { field: 'email' } })
        if (post) {
          const turn = await takeTurn(tx, { ...turnOf(who.id), gapMs: 0 }, at)
          if (!turn.ok) return waitUntil(turn.refusal.until, at)
        }
        await tx.user.update({ where: { id: who.id }, data: { pendingEmail: isBack ? null : address } })
        if (post) await mailEmailCode(tx, post, { owner: who, address })
        const [oldValues, newValues] = [{ pendingEmail: who.pendingEmail }, { pendingEmail: isBack ? null : address }]
        await call.auditIn(tx, { entityId: who.id, oldValues, newValues })
        return ok(undefined)
      }),
    )
    if (!answer.ok) return answer
    mailer.wake()
    return ok(await readMe(deps, call))
  }

/** To the address that waits to be verified, else to the account's own. */
export const sendEmailCode =
  (deps: IdentityDeps): AccountRoutes['sendEmailCode'] =>
  async (call) => {
    const { database, mailer, now } = deps
    const who = personOf(call)
    if (who.pendingEmail === null && who.emailVerified) return refuse({ code: 'ALREADY_VERIFIED' })
    const post = await mailer.ready()
    if (!post) return refuse({ code: (await deps.sealer()) ? 'MAIL_OFF' : 'KEY_MISSING' })
    const answer = await database.write((db) =>
      db.$transaction(async (tx) => {
        const at = now()
        const turn = await takeTurn(tx, { ...turnOf(who.id), gapMs }, at)
        if (!turn.ok) return waitUntil(turn.refusal.until, at)
        // As it is now: another window may have changed it.
        const { email, pendingEmail } = await tx.user.findUniqueOrThrow({ where: { id: who.id } })
        await mailEmailCode(tx, post, { owner: who, address: pendingEmail ?? email })
        return ok(undefined)
      }),
    )
    if (answer.ok) mailer.wake()
    return answer
  }
