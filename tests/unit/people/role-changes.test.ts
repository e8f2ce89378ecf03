import { expect, it } from 'vitest'
import type { RoleRow } from '../../../electron/contract/people.ts'
import { changesIn, type Draft, permissionsIn, toggle } from '../../../renderer/features/people/role-changes.ts'

const cashier: RoleRow = {
  id: 'r1',
  name: 'Cashier',
  description: '',
  isSystem: false,
  permissions: ['orders:read', 'payments:read'],
  people: 2,
}

it('ticks and unticks, in the order of the catalogue', () => {
  const ticked = toggle({}, cashier, 'users:read')
  expect(permissionsIn(ticked, cashier)).toEqual(['users:read', 'orders:read', 'payments:read'])
  expect(permissionsIn(toggle(ticked, cashier, 'orders:read'), cashier)).toEqual(['users:read', 'payments:read'])
})

it('is no change any more when a tick is taken back', () => {
  expect(toggle(toggle({}, cashier, 'orders:read'), cashier, 'orders:read')).toEqual({})
})

it('tells what saving would give and take, and leaves out a role that is gone', () => {
  const draft: Draft = { r1: ['users:read', 'orders:read'], gone: ['users:read'] }
  expect(changesIn(draft, [cashier])).toEqual([
    { role: cashier, grants: ['users:read'], takes: ['payments:read'], after: ['users:read', 'orders:read'] },
  ])
  expect(changesIn({}, [cashier])).toEqual([])
})
