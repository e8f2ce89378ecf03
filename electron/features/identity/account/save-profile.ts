import { type Me, type Preferences, preferences } from '../../../contract/identity/person.ts'
import type { Answer, Asker, AuditIn, Input } from '../../../contract/routes.ts'
import { inTransaction, isUniqueViolation } from '../../../platform/database/index.ts'
import { ok, refuse } from '../../../platform/result.ts'
import type { IdentityDeps } from '../identity-deps.ts'
import { readMe } from '../sessions/read-me.ts'

const audited = { firstName: true, lastName: true, username: true, phoneNumber: true } as const

export async function saveProfile(
  deps: IdentityDeps,
  { who: { id }, caller, ...input }: Asker & Input<'account', 'saveProfile'>,
  auditIn: AuditIn,
): Promise<Answer<'account', 'saveProfile'>> {
  const { firstName, lastName, username, phoneNumber } = input
  const data = {
    firstName,
    lastName,
    username: username === '' ? null : username,
    phoneNumber: phoneNumber || null,
  }
  try {
    await inTransaction(deps.database, async (tx) => {
      const oldValues = await tx.user.findUniqueOrThrow({ where: { id }, select: audited })
      await tx.user.update({ where: { id }, data })
      await auditIn(tx, { entityId: id, oldValues, newValues: data })
      return ok(undefined)
    })
  } catch (error) {
    // The user name is all that this change can share with someone else.
    if (isUniqueViolation(error)) return refuse({ code: 'TAKEN', data: { field: 'username' } })
    throw error
  }
  return ok(await readMe(deps, caller))
}

/** Adds to what is kept: two windows that change one preference each lose neither. */
export async function savePreferences(
  { database, sessions }: IdentityDeps,
  { who, changed }: { who: Me; changed: Preferences },
): Promise<Answer<'account', 'savePreferences'>> {
  const added = JSON.stringify(changed)
  const [row] = await database.write(
    (db) => db.$queryRaw<{ preferences: unknown }[]>`
      UPDATE users SET updated_at = now(), preferences =
        CASE WHEN jsonb_typeof(preferences) = 'object' THEN preferences ELSE '{}' END || ${added}::jsonb
      WHERE id = ${who.id} RETURNING preferences`,
    { idempotent: true },
  )
  sessions.forgetAll()
  return ok(preferences.catch({}).parse(row?.preferences ?? {}))
}
