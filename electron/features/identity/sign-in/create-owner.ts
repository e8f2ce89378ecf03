import type { Owner } from '../../../contract/setup/setup.ts'
import { inTransaction, type OpenDatabase } from '../../../platform/database/index.ts'
import { ok, type Result, refuse } from '../../../platform/result.ts'
import type { Passwords } from './passwords.ts'

/** Readings and commands that no person made belong to this account; nobody can sign in with it (decision 10). */
const systemUserEmail = 'system@local'

/** The id of that account; it is made when it is missing. */
export async function systemUserId(database: OpenDatabase): Promise<string> {
  const where = { email: systemUserEmail }
  // Looked for first: every start passes here, and an upsert writes.
  const earlier = await database.read((db) => db.user.findUnique({ where, select: { id: true } }))
  if (earlier) return earlier.id
  const account = { ...where, firstName: 'MASH', lastName: 'Desktop', isActive: false }
  const made = await database.write(
    (db) => db.user.upsert({ where, create: account, update: {}, select: { id: true } }),
    { idempotent: true },
  )
  return made.id
}

/** True until a first owner exists. */
export async function needsOwner(database: OpenDatabase): Promise<boolean> {
  const owner = await database.read((db) => db.user.findFirst({ where: { role: 'SUPER_ADMIN' }, select: { id: true } }))
  return owner === null
}

/**
 * Makes the first owner and gives the farm its name. Two desktops may try at once: the advisory lock lets
 * one in, the other is refused.
 */
export async function createOwner(
  { database, passwords }: { database: OpenDatabase; passwords: Passwords },
  owner: Owner,
): Promise<Result<string, { code: 'ALREADY_SET_UP' }>> {
  const password = await passwords.hash(owner.password)
  return inTransaction(database, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('mash.first-owner'))`
    const existing = await tx.user.findFirst({ where: { role: 'SUPER_ADMIN' }, select: { id: true } })
    if (existing) return refuse({ code: 'ALREADY_SET_UP' })
    const user = await tx.user.create({
      data: {
        email: owner.email.toLowerCase(),
        firstName: owner.firstName,
        lastName: owner.lastName,
        password,
        role: 'SUPER_ADMIN',
        emailVerified: true,
      },
    })
    await tx.systemConfig.upsert({
      where: { key: 'site.name' },
      create: { key: 'site.name', value: owner.farmName, category: 'SYSTEM', isPublic: true },
      update: { value: owner.farmName },
    })
    return ok(user.id)
  })
}
