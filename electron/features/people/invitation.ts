import { randomInt } from 'node:crypto'
import type { Invitation } from '../../contract/people.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/index.ts'
import { hashPassword } from '../identity/index.ts'

/** How people are invited, looked up before a transaction begins. */
export type Inviter = {
  /** In the caller's transaction: the code, given back only when no mail brings it. */
  invite: (tx: Tx, user: Invited) => Promise<Invitation>
  /** After the transaction: what it queued is sent. */
  sent: () => void
}
export type Invited = { id: string; email: string; firstName: string | null; preferences: unknown }

const goodForMs = 24 * 3_600_000

/** Handed over by the inviter: the code is nowhere but in this answer, and the person sets a password with it, once. */
export const onPaper = (now: Clock): Inviter => ({
  invite: async (tx, user) => {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const at = now()
    const expiresAt = new Date(at.getTime() + goodForMs)
    await tx.user.update({
      where: { id: user.id },
      data: {
        passwordResetCode: await hashPassword(code),
        passwordResetCodeExpiry: expiresAt,
        passwordResetAttempts: 0,
        passwordResetCodeSentAt: at,
        passwordResetCodeUsed: false,
      },
    })
    return { mailed: false, code, expiresAt }
  },
  sent: () => undefined,
})
