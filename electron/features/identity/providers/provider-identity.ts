import type { ProviderPerson } from '../../../connections/openid/provider-person.ts'
import type { Tx } from '../../../platform/database/index.ts'

export type ProviderUser = { id: string; isActive: boolean; twoFactorEnabled: boolean }

const shape = { id: true, isActive: true, twoFactorEnabled: true } as const

/** Where an account at a provider is kept: Google and Facebook have columns of the seed, all others a table. */
export type Identity = { key: string; subject: string }

/** A Clerk instance, on its own domain or on the farm's; its subject is what `users.clerk_id` holds. */
const clerkHost = /^clerk\.|\.clerk\.accounts\.dev$/
const clerkSubject = /^user_[A-Za-z0-9]+$/

export function clerkIdOf({ issuer, subject }: Pick<ProviderPerson, 'issuer' | 'subject'>): string | null {
  const fits = URL.canParse(issuer) && clerkHost.test(new URL(issuer).hostname) && clerkSubject.test(subject)
  return fits ? subject : null
}

export async function userOfIdentity(tx: Tx, { key, subject }: Identity): Promise<ProviderUser | null> {
  if (key === 'google') return tx.user.findUnique({ where: { googleId: subject }, select: shape })
  if (key === 'facebook') return tx.user.findUnique({ where: { facebookId: subject }, select: shape })
  const where = { provider_subject: { provider: key, subject } }
  return (await tx.userIdentity.findUnique({ where, select: { user: { select: shape } } }))?.user ?? null
}

export const userOfClerk = (tx: Tx, clerkId: string): Promise<ProviderUser | null> =>
  tx.user.findUnique({ where: { clerkId }, select: shape })

/** False when the person has another account of the same provider: an address that was given to somebody new. */
export async function attachIdentity(
  tx: Tx,
  userId: string,
  { key, subject, email }: Identity & { email: string | null },
): Promise<boolean> {
  await tx.$executeRaw`SELECT 1 FROM users WHERE id = ${userId} FOR UPDATE`
  if (key === 'google' || key === 'facebook') {
    const column = key === 'google' ? 'googleId' : 'facebookId'
    const linked = await tx.user.updateMany({ where: { id: userId, [column]: null }, data: { [column]: subject } })
    return linked.count === 1
  }
  const other = await tx.userIdentity.findFirst({ where: { userId, provider: key }, select: { id: true } })
  if (other) return false
  await tx.userIdentity.create({ data: { userId, provider: key, subject, email } })
  return true
}
