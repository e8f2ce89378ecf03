import type { Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import { hasWayIn } from '../sign-in/has-way-in.ts'
import type { ProviderUser } from './provider-identity.ts'

type Row = { id: string; isActive: boolean; twoFactorEnabled: boolean; emailVerified: boolean }
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
    SELECT u.id, u.is_active AS "isActive", u.two_factor_enabled AS "twoFactorEnabled", u.email_verified AS "emailVerified"
    FROM users u WHERE lower(u.email) = lower(${email}) LIMIT 2`
  const [user] = rows
  if (!user) return ok(null)
  // Addresses that differ in case only, from a time before this program: nobody can say which is meant.
  if (rows.length > 1) return refuse({ code: 'EMAIL_SHARED' })
  if (user.emailVerified || !user.isActive) return ok(user)
  if (await hasWayIn(tx, user.id)) return refuse({ code: 'NOT_VERIFIED_HERE' })
  await tx.user.update({ where: { id: user.id }, data: { emailVerified: true } })
  return ok(user)
}
