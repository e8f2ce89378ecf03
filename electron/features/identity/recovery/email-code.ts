import type { Tx } from '../../../platform/database/index.ts'
import { dayMs, hourMs } from '../../../platform/durations.ts'
import { type PostOffice, queueMail } from '../../notifications/index.ts'
import { codeMs, emailMac, languageOf, newCode, newToken, tokenMac } from './mailed-codes.ts'

export type EmailOwner = { id: string; firstName: string; preferences: unknown }

/** A new code and link token for that address, and the mail with both; those before them are over. */
export async function mailEmailCode(
  tx: Tx,
  post: PostOffice,
  { owner, address }: { owner: EmailOwner; address: string },
): Promise<void> {
  const { sealer, now } = post
  const at = now()
  const [code, token] = [newCode(), newToken(sealer, address)]
  const expiresAt = new Date(at.getTime() + dayMs)
  await tx.user.update({
    where: { id: owner.id },
    data: {
      emailVerificationCode: emailMac(sealer, { userId: owner.id, address, code }),
      emailVerificationCodeExpiry: new Date(at.getTime() + codeMs),
      emailVerificationAttempts: 0,
      emailVerificationCodeSentAt: at,
      emailVerificationCodeUsed: false,
      emailVerificationToken: tokenMac(sealer, token),
      emailVerificationExpiry: expiresAt,
    },
  })
  await queueMail(tx, post, {
    to: address,
    userId: owner.id,
    template: 'verify-email',
    language: languageOf(owner.preferences),
    values: { name: owner.firstName, minutes: String(codeMs / 60_000), hours: String(dayMs / hourMs) },
    secrets: { code, token },
    expiresAt,
  })
}

/** A verified address: what was pending is the address now, and neither code nor token is good again. */
export const verifiedAs = (address: string) => ({
  email: address,
  pendingEmail: null,
  emailVerified: true,
  emailVerificationCode: null,
  emailVerificationCodeExpiry: null,
  emailVerificationCodeUsed: true,
  emailVerificationToken: null,
  emailVerificationExpiry: null,
  // Mailed to the address before it.
  passwordResetCode: null,
})
