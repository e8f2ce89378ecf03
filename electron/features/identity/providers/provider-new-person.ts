import type { ProviderPerson } from '../../../connections/openid/provider-person.ts'
import { personName } from '../../../contract/identity/person.ts'
import type { Tx } from '../../../platform/database/index.ts'
import type { ProviderUser } from './provider-identity.ts'

/** A name as ours are; what does not fit is left out, the person can write it later. */
const nameOf = (given: string | null): string | null => personName.safeParse(given).data ?? null

/** Someone whom nobody added: USER, the role that may nothing but look after itself. */
export async function newPerson(
  tx: Tx,
  email: string,
  person: ProviderPerson,
): Promise<ProviderUser & { isNew: true }> {
  const user = await tx.user.create({
    data: {
      email: email.toLowerCase(),
      firstName: nameOf(person.givenName) ?? email.split('@')[0]?.slice(0, 50) ?? email,
      lastName: nameOf(person.familyName),
      role: 'USER',
      emailVerified: true,
    },
    select: { id: true, isActive: true, twoFactorEnabled: true },
  })
  return { ...user, isNew: true }
}
