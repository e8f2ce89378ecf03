import type { Invitation } from '../../../contract/people.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { dayMs, hourMs } from '../../../platform/durations.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { hasMailbox, type PostOffice, queueMail } from '../../notifications/index.ts'
import { freshReset } from './ask-reset.ts'
import { languageOf, newCode, resetMac } from './mailed-codes.ts'

export type InvitationDeps = {
  now: Clock
  sealer: Sealer
  /** What `mailer.ready()` gave before the transaction; null: the code is handed over on paper. */
  post: PostOffice | null
}

type Invited = { id: string; email: string; firstName: string | null; preferences?: unknown }

/**
 * The way in for someone new: a code for 24 hours, used once, with which the person sets a password (`identity.reset`).
 * In the caller's transaction; call `mailer.wake()` after it. The code is given back only when no mail brings it.
 */
export async function createInvitation(
  tx: Tx,
  { now, sealer, post }: InvitationDeps,
  { user, by }: { user: Invited; by: 'owner' | 'staff' },
): Promise<Invitation> {
  const code = newCode()
  const mailed = post !== null && hasMailbox(user.email)
  const at = now()
  const expiresAt = new Date(at.getTime() + dayMs)
  await tx.user.update({
    where: { id: user.id },
    data: freshReset(resetMac(sealer, { userId: user.id, code, origin: { by, mailed } }), at, expiresAt),
  })
  if (!mailed) return { code, expiresAt, mailed: false }
  await queueMail(tx, post, {
    to: user.email,
    userId: user.id,
    template: 'invitation',
    language: languageOf(user.preferences),
    values: { name: user.firstName ?? '', hours: String(dayMs / hourMs), login: user.email },
    secrets: { code },
    expiresAt,
  })
  return { code: null, expiresAt, mailed: true }
}
