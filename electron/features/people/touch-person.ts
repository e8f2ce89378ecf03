import type { PersonRow } from '../../contract/people.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Asker } from '../../contract/routes.ts'
import type { Tx } from '../../platform/database/index.ts'
import { type Result, refuse } from '../../platform/result.ts'
import { endSessionsOf } from '../identity/index.ts'
import { type SecurityEvent, writeSecurity } from '../logs/index.ts'
import { findPerson, getPerson } from './people-queries.ts'
import { type Holder, mayTouch, type NotYoursRefusal } from './people-rules.ts'
import { changeRights, type PeopleDeps, readHolder } from './rights-transaction.ts'

export type Refusals = NotYoursRefusal | { code: 'PERSON_NOT_FOUND' }
/** A person whom the caller may change, in the transaction that changes them. */
export type Touched = { tx: Tx; actor: Holder; target: Holder; person: PersonRow; at: Date }

/** Finds the person, sees that the caller may change them, or by another rule, and does it. */
export function touchPerson<T, R = never>(
  deps: PeopleDeps,
  { who, id, needs, may = mayTouch }: Pick<Asker, 'who'> & { id: string; needs: Permission; may?: typeof mayTouch },
  work: (touched: Touched) => Promise<Result<T, R>>,
): Promise<Result<T, R | Refusals>> {
  return changeRights<T, R | Refusals>(deps, { who, needs }, async (tx, actor) => {
    const at = deps.now()
    const person = await findPerson(tx, id, { now: at, systemUserId: deps.systemUserId })
    const target = person && (await readHolder(tx, person.id))
    if (!target) return refuse({ code: 'PERSON_NOT_FOUND' })
    const notYours = may(actor, target)
    return notYours ? refuse(notYours) : work({ tx, actor, target, person, at })
  })
}

export const again = (deps: PeopleDeps, { tx, person, at }: Touched): Promise<PersonRow> =>
  getPerson(tx, person.id, { now: at, systemUserId: deps.systemUserId })

/** A line of the security log about this person. */
export const tell = (
  { tx, person, at }: Touched,
  { who, caller }: Asker,
  entry: { event: SecurityEvent; severity?: 'INFO' | 'WARNING'; more?: Record<string, unknown> },
): Promise<void> =>
  writeSecurity(tx, at, {
    event: entry.event,
    severity: entry.severity ?? 'WARNING',
    userId: person.id,
    caller,
    metadata: { by: who.id, ...entry.more },
  })

/** Ends the person's sessions, streams included: every desktop sees it within two seconds. */
export async function endSessionsFor(
  touched: Touched,
  asker: Asker,
  { reason, except }: { reason: string; except?: string | undefined },
): Promise<number> {
  const { tx, person, at } = touched
  const ended = await endSessionsOf(tx, { userId: person.id, reason, now: at, except })
  if (ended > 0) await tell(touched, asker, { event: 'SESSION_REVOKED', more: { reason, sessions: ended } })
  return ended
}
