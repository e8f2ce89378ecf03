import { preferences } from '../../../contract/identity/person.ts'
import { type FeatureRoutes, personOf } from '../../../contract/routes.ts'
import { isUniqueViolation } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readMe } from '../sessions/read-me.ts'

type AccountRoutes = FeatureRoutes<'account'>
const kept = { firstName: true, lastName: true, username: true, phoneNumber: true } as const

export const saveProfile =
  (deps: IdentityDeps): AccountRoutes['saveProfile'] =>
  async (call) => {
    const { id } = personOf(call)
    const { firstName, lastName, username, phoneNumber } = call.input
    const data = {
      firstName,
      lastName,
      username: username === '' ? null : username,
      phoneNumber: phoneNumber || null,
    }
    try {
      await deps.database.write((db) =>
        db.$transaction(async (tx) => {
          const oldValues = await tx.user.findUniqueOrThrow({ where: { id }, select: kept })
          await tx.user.update({ where: { id }, data })
          await call.auditIn(tx, { entityId: id, oldValues, newValues: data })
        }),
      )
    } catch (error) {
      // The user name is all that this change can share with someone else.
      if (isUniqueViolation(error)) return refuse({ code: 'TAKEN', data: { field: 'username' } })
      throw error
    }
    return ok(await readMe(deps, call))
  }

/** Adds to what is kept: two windows that change one preference each lose neither. */
export const savePreferences =
  ({ database, sessions }: IdentityDeps): AccountRoutes['savePreferences'] =>
  async (call) => {
    const { id } = personOf(call)
    const added = JSON.stringify(call.input)
    const [row] = await database.write(
      (db) => db.$queryRaw<{ preferences: unknown }[]>`
        UPDATE users SET updated_at = now(), preferences =
          CASE WHEN jsonb_typeof(preferences) = 'object' THEN preferences ELSE '{}' END || ${added}::jsonb
        WHERE id = ${id} RETURNING preferences`,
      { idempotent: true },
    )
    sessions.forgetAll()
    return ok(preferences.catch({}).parse(row?.preferences ?? {}))
  }
