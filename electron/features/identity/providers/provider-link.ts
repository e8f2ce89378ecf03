import type { ProviderPerson } from '../../../connections/openid/provider-person.ts'
import type { ProviderSettings } from '../../../contract/identity/providers.ts'
import type { Caller } from '../../../contract/routes.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { Sealer } from '../../../platform/sealer.ts'
import { writeAudit } from '../../logs/index.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readIsGuarded } from '../sessions/read-sessions.ts'
import { userOfEmail } from './provider-email.ts'
import { attachIdentity, clerkIdOf, type ProviderUser, userOfClerk, userOfIdentity } from './provider-identity.ts'
import { newPerson } from './provider-new-person.ts'
import { identityKey } from './provider-settings.ts'
import { keepTokens } from './provider-tokens.ts'

export type LinkRefusal = {
  code:
    | 'EMAIL_UNVERIFIED'
    | 'EMAIL_SHARED'
    | 'NOT_VERIFIED_HERE'
    | 'LINK_FIRST'
    | 'NOT_INVITED'
    | 'NOT_ACTIVE'
    | 'OTHER_LINKED'
    | 'TAKEN_BY_OTHER'
}
type Found = Result<ProviderUser, LinkRefusal>

export type Arrival = {
  settings: ProviderSettings
  person: ProviderPerson
  caller: Caller
  /** The person who is signed in and wants to add a way in; null: a sign-in. */
  linkTo: string | null
}

type Step = Arrival & { key: string; sealer: Sealer | null; now: Date }

/**
 * A guarded account is linked from inside, with a proof, and never because a provider says whose it is: whoever runs the
 * provider says what they like.
 */
async function unlessGuarded(tx: Tx, user: ProviderUser): Promise<Found> {
  return (await readIsGuarded(tx, user.id)) ? refuse({ code: 'LINK_FIRST' }) : ok(user)
}

/** The account of someone who was never here with this identity: by Clerk's id, by address, or a new one. */
async function accountFor(tx: Tx, step: Step): Promise<Result<ProviderUser & { isNew?: true }, LinkRefusal>> {
  const clerkId = clerkIdOf(step.person)
  const clerk = clerkId === null ? null : await userOfClerk(tx, clerkId)
  if (clerk) return unlessGuarded(tx, clerk)
  const { email, emailVerified } = step.person
  if (email === null || !emailVerified) return refuse({ code: 'EMAIL_UNVERIFIED' })
  const same = await userOfEmail(tx, email)
  if (!same.ok) return same
  if (same.value) return unlessGuarded(tx, same.value)
  return step.settings.newPeople ? ok(await newPerson(tx, email, step.person)) : refuse({ code: 'NOT_INVITED' })
}

async function attach(tx: Tx, step: Step, user: ProviderUser & { isNew?: true }): Promise<Found> {
  const { key, person, sealer, caller, now } = step
  const isAttached = await attachIdentity(tx, user.id, { key, subject: person.subject, email: person.email })
  if (!isAttached) return refuse({ code: 'OTHER_LINKED' })
  await keepTokens(tx, sealer, { userId: user.id, key, tokens: person.tokens })
  const newValues = { provider: key, ...(user.isNew && { email: person.email?.toLowerCase(), role: 'USER' }) }
  const what = { action: user.isNew ? 'CREATE' : 'UPDATE', entity: 'User', entityId: user.id, userId: user.id }
  await writeAudit(tx, now, { ...what, caller, newValues })
  return ok(user)
}

async function arrive(tx: Tx, step: Step): Promise<Found> {
  const { key, person, linkTo, sealer } = step
  const linked = await userOfIdentity(tx, { key, subject: person.subject })
  if (linked && linkTo !== null && linked.id !== linkTo) return refuse({ code: 'TAKEN_BY_OTHER' })
  if (linked) {
    if (!linked.isActive) return refuse({ code: 'NOT_ACTIVE' })
    await keepTokens(tx, sealer, { userId: linked.id, key, tokens: person.tokens })
    return ok(linked)
  }
  // The person proved both: the session here, the account there. Their addresses may differ.
  if (linkTo !== null) return attach(tx, step, { id: linkTo, isActive: true, twoFactorEnabled: false })
  const account = await accountFor(tx, step)
  if (!account.ok) return account
  return account.value.isActive ? attach(tx, step, account.value) : refuse({ code: 'NOT_ACTIVE' })
}

/**
 * Whose account it is that came back from a provider, linked or made where that is allowed. Two desktops may do the same
 * at once; the unique indexes let one in, and the other looks again and finds what the first made.
 */
export async function resolveArrival(deps: IdentityDeps, arrival: Arrival): Promise<Found> {
  const step = { ...arrival, key: identityKey(arrival.settings), sealer: await deps.sealer(), now: deps.now() }
  const most = 3
  for (let tries = 1; ; tries += 1) {
    try {
      return await inTransaction(deps.database, (tx) => arrive(tx, step))
    } catch (error) {
      if (tries >= most || !isUniqueViolation(error)) throw error
    }
  }
}
