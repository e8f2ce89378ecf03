import { hash } from 'bcrypt'
import type { Me } from '../../../contract/identity/person.ts'
import type { Answer, Asker, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { isPlainPin } from './pin-rules.ts'
import { provePassword } from './prove.ts'

/** Less than a password's, since it is asked for many times a day and five wrong ones end it. */
const pinRounds = 10

export async function setPin(
  deps: IdentityDeps,
  { who, caller, password, pin }: Asker & Input<'account', 'setPin'>,
  auditIn: AuditIn,
): Promise<Answer<'account', 'setPin'>> {
  if (isPlainPin(pin)) return refuse({ code: 'PIN_PLAIN' })
  const proved = await provePassword(deps, { who, password, caller, proof: 'own-account' })
  if (!proved.ok) return proved
  const pinHash = await hash(pin, pinRounds)
  return keepPin(deps, { id: who.id, pinHash, changed: 'PIN' }, auditIn)
}

export const removePin = (deps: IdentityDeps, { id }: Me, auditIn: AuditIn): Promise<Answer<'account', 'removePin'>> =>
  keepPin(deps, { id, pinHash: null, changed: 'PIN removed' }, auditIn)

async function keepPin(
  { database, sessions }: IdentityDeps,
  { id, pinHash, changed }: { id: string; pinHash: string | null; changed: string },
  auditIn: AuditIn,
) {
  const answer = await inTransaction(database, async (tx) => {
    await tx.user.update({ where: { id }, data: { pinHash, pinFailures: 0 } })
    await auditIn(tx, { entityId: id, newValues: { changed: [changed] } })
    return ok(undefined)
  })
  sessions.forgetAll()
  return answer
}
