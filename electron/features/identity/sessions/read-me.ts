import type { Me } from '../../../contract/identity/person.ts'
import type { Caller } from '../../../contract/routes.ts'
import type { IdentityDeps } from '../identity-deps.ts'

/** The caller's person as they are after a change of theirs; their other windows on this desktop see it as well. */
export async function readMe({ sessions }: Pick<IdentityDeps, 'sessions'>, caller: Caller): Promise<Me> {
  sessions.forgetAll()
  const me = await sessions.who(caller.session.get())
  if (!me) throw new Error('the session ended while its own call ran')
  return me
}
