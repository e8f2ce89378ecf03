import type { Answer, AuditIn, Caller, Input } from '../../../contract/routes.ts'
import { refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { enter } from './complete-sign-in.ts'
import { tryPin } from './pin.ts'

/**
 * Takes over the desk by PIN: a new session that proves nothing. The one before it ends rather than waits locked: its
 * token is overwritten here, so nobody could come back to it, and its person returns as quickly by PIN.
 */
export async function switchPerson(
  deps: IdentityDeps,
  { userId, pin, caller }: Input<'identity', 'switchTo'> & { caller: Caller },
  auditIn: AuditIn,
): Promise<Answer<'identity', 'switchTo'>> {
  const tried = await tryPin(deps, { userId, pin, caller, proof: 'pin' })
  if (!tried.ok) return tried
  const entered = await enter(deps, { user: { id: userId }, caller, stay: false, method: 'PIN' }, auditIn)
  return entered.ok ? entered : refuse({ code: 'PIN_SPENT' })
}
