import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { hash } from 'bcrypt'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { isPlainPin } from './pin-rules.ts'
import { provePassword } from './prove.ts'

type AccountRoutes = FeatureRoutes<'account'>

/** Less than a password's, since it is asked for many times a day and five wrong ones end it. */
const pinRounds = 10

export const setPin =
  (deps: IdentityDeps): AccountRoutes['setPin'] =>
  async (call) => {
    const { input, caller } = call
    const who = personOf(call)
    if (isPlainPin(input.pin)) return refuse({ code: 'PIN_PLAIN' })
    const proved = await provePassword(deps, { who, password: input.password, caller, door: 'own-account' })
    if (!proved.ok) return proved
    const data = { pinHash: await hash(input.pin, pinRounds), pinFailures: 0 }
    await deps.database.write((db) =>
      db.$transaction(async (tx) => {
        await tx.user.update({ where: { id: who.id }, data })
        await call.auditIn(tx, { entityId: who.id, newValues: { changed: ['PIN'] } })
      }),
    )
    deps.sessions.forgetAll()
    return ok(undefined)
  }

export const removePin =
  ({ database, sessions }: IdentityDeps): AccountRoutes['removePin'] =>
  async (call) => {
    const { id } = personOf(call)
    await database.write((db) =>
      db.$transaction(async (tx) => {
        await tx.user.update({ where: { id }, data: { pinHash: null, pinFailures: 0 } })
        await call.auditIn(tx, { entityId: id, newValues: { changed: ['PIN removed'] } })
      }),
    )
    sessions.forgetAll()
    return ok(undefined)
  }
