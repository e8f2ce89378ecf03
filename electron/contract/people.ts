import { z } from 'zod'
import { pageInput, permission, procedure } from './base.ts'
import { email, firstName, lastName, username, userRole } from './identity/person.ts'
import { phoneNumber } from './phone.ts'
import { inFormat, tableFile } from './table-file.ts'
import { neededWords, words } from './text.ts'

export const roleRef = z.object({ id: z.string(), name: z.string() })

export const personRow = z.object({
  id: z.string(),
  cursor: z.string(),
  email: z.string(),
  username: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  phoneNumber: z.string().nullable(),
  role: userRole,
  roles: z.array(roleRef),
  isActive: z.boolean(),
  emailVerified: z.boolean(),
  twoFactor: z.boolean(),
  hasPassword: z.boolean(),
  lastLoginAt: z.date().nullable(),
  sessions: z.int(),
  createdAt: z.date(),
})
export type PersonRow = z.infer<typeof personRow>

export const peopleFilter = z.object({
  search: words(100).default(''),
  /** Customers are those whose role is BUYER; staff are all others. */
  who: z.enum(['staff', 'customers', 'all']).default('staff'),
  role: userRole.nullable().default(null),
  active: z.boolean().nullable().default(null),
  order: z.enum(['newest', 'name']).default('newest'),
})
export type PeopleFilter = z.infer<typeof peopleFilter>

export const personInput = z.object({
  email,
  username: username.or(z.literal('')),
  firstName,
  lastName,
  phoneNumber,
  role: userRole,
})
export type PersonInput = z.infer<typeof personInput>

/** How a new person gets in: a code by mail, or one to hand over on paper, good for 24 h and once. */
export const invitation = z.object({ mailed: z.boolean(), code: z.string().nullable(), expiresAt: z.date() })
export type Invitation = z.infer<typeof invitation>

const taken = { TAKEN: { status: 409, data: z.object({ field: z.enum(['username', 'email']) }) } } as const
const notFound = { PERSON_NOT_FOUND: { status: 404 } } as const
/**
 * MISSING: these permissions are not held by who would give them, or touch someone who holds them. OWNER_ONLY: only an
 * owner makes or changes administrators and owners, and opens a way into an account that is guarded. OWN_ROLE: nobody
 * raises their own role. OWNERS_ALONE: these are in no role but the owner's.
 */
export const notYours = z.object({
  why: z.enum(['MISSING', 'OWNER_ONLY', 'OWN_ROLE', 'OWNERS_ALONE']),
  permissions: z.array(z.string()),
})
export type NotYours = z.infer<typeof notYours>
/** Nobody gives what they do not hold. */
const guarded = { NOT_YOURS_TO_GIVE: { status: 403, data: notYours } } as const
/** There is always an owner who can sign in. */
const lastOwner = { LAST_OWNER: { status: 409 } } as const
/** The code of an invitation is kept by the farm's data key, which this desktop has no way to. */
const keyMissing = { KEY_MISSING: { status: 409 } } as const
const user = (action: 'CREATE' | 'UPDATE' | 'DELETE') => ({ action, entity: 'User' }) as const
const role = (action: 'CREATE' | 'UPDATE' | 'DELETE') => ({ action, entity: 'Role' }) as const
const byId = z.object({ id: z.string().max(100) })

export const peopleContract = {
  list: procedure({ access: 'users:read', changes: false, api: 'standard' })
    .route({ method: 'GET', path: '/people', tags: ['People'], summary: 'People, a page at a time' })
    .input(peopleFilter.extend(pageInput.shape))
    .output(z.object({ rows: z.array(personRow), total: z.int() })),
  get: procedure({ access: 'users:read', changes: false }).input(byId).errors(notFound).output(personRow),
  create: procedure({ access: 'users:create', changes: true, audit: user('CREATE'), stepUp: true })
    .input(personInput)
    .errors({ ...taken, ...guarded, ...keyMissing })
    .output(z.object({ person: personRow, invitation })),
  update: procedure({ access: 'users:update', changes: true, audit: user('UPDATE'), stepUp: true })
    .input(byId.extend(personInput.omit({ role: true }).shape))
    .errors({ ...notFound, ...taken, ...guarded })
    .output(personRow),
  invite: procedure({ access: 'users:update', changes: true, audit: user('UPDATE'), stepUp: true })
    .input(byId)
    .errors({ ...notFound, ...guarded, ...keyMissing })
    .output(invitation),
  /** Deactivating ends the person's sessions, streams and keys at once. */
  setActive: procedure({ access: 'users:update', changes: true, audit: user('UPDATE'), stepUp: true })
    .input(byId.extend({ isActive: z.boolean(), reason: words(200) }))
    .errors({ ...notFound, ...guarded, ...lastOwner })
    .output(personRow),
  setRoles: procedure({ access: 'users:manage_roles', changes: true, audit: user('UPDATE'), stepUp: true })
    .input(
      byId.extend({
        role: userRole,
        roleIds: z.array(z.string().max(100)).max(50),
        /** What the screen showed: refused when someone else changed it meanwhile. */
        before: z.object({ role: userRole, roleIds: z.array(z.string().max(100)).max(50) }).optional(),
      }),
    )
    .errors({
      ...{ ...notFound, ...guarded, ...lastOwner },
      ...{ ROLE_NOT_FOUND: { status: 404 }, CHANGED_MEANWHILE: { status: 409 } },
    })
    .output(personRow),
  /** For someone who lost phone and backup codes. */
  resetTwoFactor: procedure({ access: 'users:update', changes: true, audit: user('UPDATE'), stepUp: true })
    .input(byId)
    .errors({ ...notFound, ...guarded })
    .output(personRow),
  endSessions: procedure({
    access: 'users:update',
    changes: true,
    audit: { action: 'DELETE', entity: 'Session' },
    stepUp: true,
  })
    .input(byId)
    .errors({ ...notFound, ...guarded })
    .output(z.object({ ended: z.int() })),
  /** Only someone nothing refers to; the others are deactivated. */
  remove: procedure({ access: 'users:delete', changes: true, audit: user('DELETE'), stepUp: true })
    .input(byId)
    .errors({ ...notFound, ...guarded, ...lastOwner, HAS_RECORDS: { status: 409 } }),
  /** What the filter leaves, as a file. */
  export: procedure({
    access: 'data:export',
    changes: false,
    audit: { action: 'EXPORT', entity: 'User' },
    stepUp: true,
  })
    .input(peopleFilter.extend(inFormat.shape))
    .output(tableFile),
  /** What a person may do: for "view as". */
  rights: procedure({ access: 'users:read', changes: false })
    .input(byId)
    .errors(notFound)
    .output(z.object({ name: z.string(), role: userRole, permissions: z.array(permission) })),
}

export const roleRow = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  isSystem: z.boolean(),
  permissions: z.array(permission),
  people: z.int(),
})
export type RoleRow = z.infer<typeof roleRow>

export const roleInput = z.object({
  name: neededWords(2, 50),
  description: words(200),
})

const roleNotFound = { ROLE_NOT_FOUND: { status: 404 } } as const
const roleTaken = { ROLE_TAKEN: { status: 409 } } as const
const systemRole = { SYSTEM_ROLE: { status: 409 } } as const

export const rolesContract = {
  list: procedure({ access: 'users:read', changes: false, api: 'cheap' })
    .route({ method: 'GET', path: '/roles', tags: ['People'], summary: 'Roles and what each may do' })
    .output(z.array(roleRow)),
  /** For each permission the people who can give it, the owner first. */
  givers: procedure({ access: 'users:read', changes: false }).output(z.record(z.string(), z.array(z.string()))),
  create: procedure({ access: 'users:manage_roles', changes: true, audit: role('CREATE'), stepUp: true })
    .input(roleInput.extend({ permissions: z.array(permission).max(200) }))
    .errors({ ...roleTaken, ...guarded })
    .output(roleRow),
  update: procedure({ access: 'users:manage_roles', changes: true, audit: role('UPDATE'), stepUp: true })
    .input(byId.extend(roleInput.shape))
    .errors({ ...roleNotFound, ...roleTaken, ...systemRole, ...guarded })
    .output(roleRow),
  /** Of a system role too, but for the owner's: that one holds all. */
  setPermissions: procedure({ access: 'users:manage_roles', changes: true, audit: role('UPDATE'), stepUp: true })
    .input(
      byId.extend({
        permissions: z.array(permission).max(200),
        /** What the screen showed: refused when someone else changed it meanwhile. */
        before: z.array(permission).max(200).optional(),
      }),
    )
    .errors({ ...roleNotFound, ...systemRole, ...guarded, CHANGED_MEANWHILE: { status: 409 } })
    .output(roleRow),
  remove: procedure({ access: 'users:manage_roles', changes: true, audit: role('DELETE'), stepUp: true })
    .input(byId)
    .errors({
      ...{ ...roleNotFound, ...systemRole, ...guarded },
      ROLE_IN_USE: { status: 409, data: z.object({ people: z.int() }) },
    }),
}
