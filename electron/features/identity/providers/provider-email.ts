import type { Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { ProviderUser } from './provider-identity.ts'

type Row = { id: string; isActive: boolean; twoFactorEnabled: boolean; emailVerified: boolean; hasWayIn: boolean }
type EmailRefusal = { code: 'EMAIL_SHARED' | 'NOT_VERIFIED_HERE' }

/**
 * The account with an address that the provider has verified. Compared in lower case and not by ILIKE, to which `_` in
 * somebody's address is any letter of somebody else's.
 *
 * An address that nobody verified here may have been typed by an attacker, who then waits with a password of their own
 * until its owner comes by way of a provider. So such an account is refused if anyone has a way into it; one that an
 * administrator added and nobody could enter yet is the owner's, and its address is verified by this.
 */
export async function userOfEmail(tx: Tx, email: string): Promise<Result<ProviderUser | null, EmailRefusal>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id, u.is_active AS "isActive", u.two_factor_enabled AS "twoFactorEnabled", u.email_verified AS "emailVerified",
      u.password IS NOT NULL OR u.pin_hash IS NOT NULL OR u.google_id IS NOT NULL OR u.facebook_id IS NOT NULL
        OR u.clerk_id IS NOT NULL OR EXISTS (SELECT FROM user_identities i WHERE i.user_id = u.id)
        OR EXISTS (SELECT FROM sessions s WHERE s.user_id = u.id) OR EXISTS (SELECT FROM api_keys k WHERE k.user_id = u.id)
        AS "hasWayIn"
    FROM users u WHERE lower(u.email) = lower(${email}) LIMIT 2`
  const [user] = rows
  if (!user) return ok(null)
  // Addresses that differ in case only, from a time before this program: nobody can say which is meant.
  if (rows.length > 1) return refuse({ code: 'EMAIL_SHARED' })
  if (user.emailVerified || !user.isActive) return ok(user)
  if (user.hasWayIn) return refuse({ code: 'NOT_VERIFIED_HERE' })
  await tx.user.update({ where: { id: user.id }, data: { emailVerified: true } })
  return ok(user)
}
