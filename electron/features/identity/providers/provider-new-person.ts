import type { ProviderPerson } from '../../../connections/openid/provider-person.ts'
import { firstName, lastName } from '../../../contract/identity/person.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { ProviderUser } from './provider-identity.ts'

/** A name as ours are; what does not fit is left out, the person can write it later. */
const nameIn = (part: typeof firstName, given: string | null): string | null => part.safeParse(given).data || null

/** Someone whom nobody added: USER, the role that may nothing but look after itself. */
export async function newPerson(
  tx: Tx,
  email: string,
  person: ProviderPerson,
): Promise<ProviderUser & { isNew: true }> {
  const user = await tx.user.create({
    data: {
      email: email.toLowerCase(),
      firstName: nameIn(firstName, person.givenName) ?? email.split('@')[0]?.slice(0, 50) ?? email,
      lastName: nameIn(lastName, person.familyName),
      role: 'USER',
      emailVerified: true,
    },
    select: { id: true, isActive: true, twoFactorEnabled: true },
  })
  return { ...user, isNew: true }
}
