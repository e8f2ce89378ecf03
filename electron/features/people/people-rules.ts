import { foldedWords } from '../../contract/fold.ts'
import { isGuarded, type UserRole } from '../../contract/identity/person.ts'
import type { NotYours } from '../../contract/people.ts'
import { isOwnersAlone, type Permission } from '../../contract/permissions.ts'
import { phoneSearch } from '../../contract/phone.ts'

/** What counts of a person when rights are decided. */
export type Holder = {
  id: string
  role: UserRole
  /** Names of the roles assigned beyond `role`. */
  roles: readonly string[]
  /** All they may do, of all of those together. */
  permissions: readonly Permission[]
  isActive: boolean
}

export type NotYoursRefusal = { code: 'NOT_YOURS_TO_GIVE'; data: NotYours }

const refusal = (why: NotYours['why'], permissions: readonly Permission[] = []): NotYoursRefusal => ({
  code: 'NOT_YOURS_TO_GIVE',
  data: { why, permissions: [...permissions] },
})

/** These two roles are an owner's to give, whatever else someone holds. */
const ownersToGive: ReadonlySet<string> = new Set(['ADMIN', 'SUPER_ADMIN'] satisfies UserRole[])
const rank: Record<UserRole, number> = { BUYER: 0, USER: 0, GROWER: 1, ADMIN: 2, SUPER_ADMIN: 3 }

export const isOwner = ({ role }: Pick<Holder, 'role'>): boolean => role === 'SUPER_ADMIN'

export function missingOf(actor: Holder, wanted: readonly Permission[]): Permission[] {
  const granted = new Set(actor.permissions)
  return wanted.filter((permission) => !granted.has(permission))
}

function mayReach(
  actor: Holder,
  { role, roles, permissions }: Pick<Holder, 'role' | 'roles' | 'permissions'>,
): NotYoursRefusal | null {
  const missing = missingOf(actor, permissions)
  if (!isOwner(actor) && [role, ...roles].some((name) => ownersToGive.has(name))) return refusal('OWNER_ONLY', missing)
  return missing.length > 0 ? refusal('MISSING', missing) : null
}

/** Whether someone may change, deactivate or remove a person: never one who holds more. */
export function mayTouch(actor: Holder, target: Holder): NotYoursRefusal | null {
  return actor.id === target.id ? null : mayReach(actor, target)
}

/**
 * Whether someone may open a way into an account: a code, another address, no second factor. Into a guarded one only an
 * owner may, since whoever brings the code is that person.
 */
export function mayEnter(actor: Holder, target: Holder): NotYoursRefusal | null {
  const notYours = mayTouch(actor, target)
  if (notYours || actor.id === target.id || isOwner(actor)) return notYours
  return isGuarded(target) ? refusal('OWNER_ONLY') : null
}

/** Whether someone may give a person these roles: never what they do not hold, and never themselves a higher one. */
export function mayGive(actor: Holder, given: Holder): NotYoursRefusal | null {
  if (actor.id === given.id && rank[given.role] > rank[actor.role]) return refusal('OWN_ROLE')
  // Keeping or lowering one's own role gives nothing; roles assigned beyond it are looked at as for anyone.
  const isOwn = actor.id === given.id && (given.role === actor.role || rank[given.role] < rank[actor.role])
  return isOwn ? mayReach(actor, { ...given, role: 'USER' }) : mayReach(actor, given)
}

/** Whether someone may change what a role holds, or the role itself: they hold all of it, before and after. */
export function mayShape(
  actor: Holder,
  role: { permissions: readonly Permission[] },
  after: readonly Permission[] = [],
): NotYoursRefusal | null {
  const alone = after.filter(isOwnersAlone)
  if (alone.length > 0) return refusal('OWNERS_ALONE', alone)
  const missing = missingOf(actor, [...new Set([...role.permissions, ...after])])
  return missing.length > 0 ? refusal('MISSING', missing) : null
}

/** Whether someone still has the right that let them in: it may have gone while they waited. */
export function stillMay(actor: Holder, permission: Permission): NotYoursRefusal | null {
  return actor.isActive && actor.permissions.includes(permission) ? null : refusal('MISSING', [permission])
}

/** What a search looks for: every word must be somewhere. A phone number is one word, however it is written. */
export function searchWords(search: string): string[] {
  const phone = phoneSearch(search)
  return phone ? [phone.end] : foldedWords(search)
}
