import type { Caller } from '../../../contract/routes.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { dayMs } from '../../../platform/durations.ts'
import { writeSecurity } from '../../logs/index.ts'
import { hasMailbox, type PostOffice, queueMail } from '../../notifications/index.ts'
import { languageOf } from '../recovery/mailed-codes.ts'

/** An address that somebody else typed: nobody has shown it to be theirs, and what was sent to the old one is over. */
export const unverifiedAs = (email: string) => ({
  email,
  emailVerified: false,
  pendingEmail: null,
  emailVerificationToken: null,
  emailVerificationCode: null,
  passwordResetCode: null,
})

type Moved = {
  /** Null: the farm sends no mail. */
  post: PostOffice | null
  at: Date
  userId: string
  from: string
  who: { id: string } | null
  caller: Caller
}

/**
 * Tells the mailbox that an account had until now, and the security log: whoever lost an account by it reads it there.
 * After the change, in its transaction; call `mailer.wake()` after the commit.
 */
export async function addressMoved(tx: Tx, { post, at, userId, from, who, caller }: Moved): Promise<void> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId } })
  const metadata = { from, to: user.email, by: who?.id ?? userId }
  await writeSecurity(tx, at, { event: 'EMAIL_CHANGED', severity: 'WARNING', userId, caller, metadata })
  if (!post || !hasMailbox(from)) return
  await queueMail(tx, post, {
    to: from,
    userId,
    template: 'email-moved',
    language: languageOf(user.preferences),
    values: { name: user.firstName ?? '', email: user.email },
    secrets: {},
    expiresAt: new Date(at.getTime() + 7 * dayMs),
  })
}
