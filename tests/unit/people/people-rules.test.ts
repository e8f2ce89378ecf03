import { describe, expect, it } from 'vitest'
import { type Permission, permissions } from '../../../electron/contract/permissions.ts'
import {
  type Holder,
  mayEnter,
  mayGive,
  mayShape,
  mayTouch,
  searchWords,
  stillMay,
} from '../../../electron/features/people/people-rules.ts'

const notForAdmins: Permission[] = [
  'users:create',
  'users:delete',
  'orders:create',
  'orders:delete',
  'system:update',
  'system:maintenance',
  'system:credentials',
]
const adminHolds = permissions.filter((permission) => !notForAdmins.includes(permission))
const holder = (id: string, role: Holder['role'], held: readonly Permission[], roles: string[] = []): Holder => ({
  id,
  role,
  roles,
  permissions: held,
  isActive: true,
})
const owner = holder('owner', 'SUPER_ADMIN', permissions)
const admin = holder('admin', 'ADMIN', adminHolds)
const grower = holder('grower', 'GROWER', ['devices:read', 'orders:read'])
const user = holder('user', 'USER', ['products:read'])
const lead = holder('lead', 'USER', ['users:update', 'users:manage_roles', 'products:read', 'devices:read'], ['Lead'])
const why = (answer: ReturnType<typeof mayTouch>) => answer && [answer.data.why, ...answer.data.permissions]

describe('mayTouch', () => {
  it('lets someone change whoever holds no more than they do', () => {
    expect(mayTouch(owner, admin)).toBeNull()
    expect(mayTouch(owner, holder('second', 'SUPER_ADMIN', permissions))).toBeNull()
    expect(mayTouch(admin, grower)).toBeNull()
    expect(mayTouch(lead, user)).toBeNull()
  })
  it('names what is missing to change someone who holds more', () => {
    expect(why(mayTouch(lead, grower))).toEqual(['MISSING', 'orders:read'])
    expect(why(mayTouch(admin, owner))).toEqual(['OWNER_ONLY', ...permissions.filter((p) => notForAdmins.includes(p))])
  })
  it('leaves administrators to owners, also one by an assigned role and one with as many rights', () => {
    expect(why(mayTouch(admin, holder('other', 'ADMIN', adminHolds)))).toEqual(['OWNER_ONLY'])
    expect(why(mayTouch(admin, holder('other', 'USER', adminHolds, ['ADMIN'])))).toEqual(['OWNER_ONLY'])
    expect(why(mayTouch(holder('all', 'ADMIN', permissions), owner))).toEqual(['OWNER_ONLY'])
  })
  it('lets everyone at their own account', () => {
    expect(mayTouch(admin, admin)).toBeNull()
  })
})

describe('mayEnter', () => {
  const manager = holder('manager', 'USER', ['users:update', 'users:manage_roles', 'products:read', 'devices:read'])
  it('is as mayTouch for accounts that are not guarded', () => {
    expect(mayEnter(admin, grower)).toBeNull()
    expect(mayEnter(lead, user)).toBeNull()
    expect(why(mayEnter(lead, grower))).toEqual(['MISSING', 'orders:read'])
  })
  it('leaves guarded ones to owners, also where the rights are no more than one’s own', () => {
    expect(why(mayEnter(admin, manager))).toEqual(['OWNER_ONLY'])
    expect(why(mayEnter(lead, manager))).toEqual(['OWNER_ONLY'])
    for (const right of ['users:create', 'users:update', 'users:manage_roles', 'api_keys:create'] as const)
      expect(mayEnter(holder('all', 'USER', permissions), holder('one', 'USER', [right]))).not.toBeNull()
    expect(mayEnter(holder('all', 'USER', permissions), holder('one', 'USER', ['users:delete']))).toBeNull()
    expect(mayEnter(owner, manager)).toBeNull()
    expect(mayTouch(admin, manager)).toBeNull()
  })
  it('lets everyone at their own account', () => {
    expect(mayEnter(manager, manager)).toBeNull()
  })
})

describe('mayGive', () => {
  it('gives only what is held', () => {
    expect(mayGive(admin, { ...grower, permissions: ['devices:read'] })).toBeNull()
    expect(why(mayGive(lead, { ...user, role: 'GROWER', permissions: ['devices:read', 'orders:read'] }))).toEqual([
      'MISSING',
      'orders:read',
    ])
    expect(why(mayGive(admin, { ...user, roles: ['Cashier'], permissions: ['orders:create'] }))).toEqual([
      'MISSING',
      'orders:create',
    ])
  })
  it('leaves ADMIN and SUPER_ADMIN to owners', () => {
    expect(why(mayGive(admin, { ...user, role: 'ADMIN', permissions: adminHolds }))).toEqual(['OWNER_ONLY'])
    expect(why(mayGive(admin, { ...user, roles: ['ADMIN'], permissions: adminHolds }))).toEqual(['OWNER_ONLY'])
    expect(mayGive(owner, { ...user, role: 'SUPER_ADMIN', permissions })).toBeNull()
  })
  it('raises nobody by their own hand, and lets them step down', () => {
    expect(why(mayGive(lead, { ...lead, role: 'GROWER', permissions: ['devices:read'] }))).toEqual(['OWN_ROLE'])
    expect(why(mayGive(admin, { ...admin, role: 'SUPER_ADMIN', permissions }))).toEqual(['OWN_ROLE'])
    expect(why(mayGive(lead, { ...lead, role: 'USER', roles: ['ADMIN'], permissions: ['products:read'] }))).toEqual([
      'OWNER_ONLY',
    ])
    expect(mayGive(admin, { ...admin, role: 'USER', permissions: ['products:read'] })).toBeNull()
    expect(mayGive(admin, { ...admin, roles: [], permissions: adminHolds })).toBeNull()
  })
})

describe('mayShape', () => {
  it('asks that all of a role is held, before and after', () => {
    expect(mayShape(admin, { permissions: ['devices:read'] }, ['devices:read', 'audit_logs:read'])).toBeNull()
    expect(why(mayShape(admin, { permissions: ['devices:read'] }, ['users:delete']))).toEqual([
      'MISSING',
      'users:delete',
    ])
    expect(why(mayShape(admin, { permissions: ['users:delete'] }, []))).toEqual(['MISSING', 'users:delete'])
  })
  it('puts what is the owner’s alone into no role, whoever asks', () => {
    const alone = ['OWNERS_ALONE', 'system:credentials']
    expect(why(mayShape(owner, { permissions: [] }, ['devices:read', 'system:credentials']))).toEqual(alone)
    expect(mayShape(owner, { permissions: ['system:update'] }, ['system:update'])).toBeNull()
  })
})

it('knows when a right has gone meanwhile', () => {
  expect(stillMay(admin, 'users:update')).toBeNull()
  expect(stillMay(user, 'users:update')).toMatchObject({ data: { why: 'MISSING', permissions: ['users:update'] } })
  expect(stillMay({ ...admin, isActive: false }, 'users:update')).not.toBeNull()
})

it('finds phone numbers however they are written', () => {
  expect(searchWords('0917 123 45')).toEqual(['91712345'])
  expect(searchWords('+63 917')).toEqual(['917'])
  expect(searchWords('  Ana  REYES ')).toEqual(['ana', 'reyes'])
  expect(searchWords('')).toEqual([])
})
