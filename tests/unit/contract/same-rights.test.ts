import { expect, it } from 'vitest'
import { hasSameRights } from '../../../electron/contract/identity/person.ts'

const clerk = { role: 'USER', permissions: ['orders:read', 'orders:update'] } as const
const also = (given: Partial<{ role: 'BUYER'; permissions: ('orders:read' | 'orders:update' | 'products:read')[] }>) =>
  hasSameRights({ ...clerk, permissions: [...clerk.permissions] }, { role: 'USER', permissions: [], ...given })

it('is the same with the same rights in whatever order, and twice', () => {
  expect(also({ permissions: ['orders:update', 'orders:read'] })).toBe(true)
  expect(also({ permissions: ['orders:update', 'orders:read', 'orders:read'] })).toBe(true)
})

it('is another with one more, one fewer, one other, or another role', () => {
  expect(also({ permissions: ['orders:read', 'orders:update', 'products:read'] })).toBe(false)
  expect(also({ permissions: ['orders:read'] })).toBe(false)
  expect(also({ permissions: ['orders:read', 'products:read'] })).toBe(false)
  expect(also({ permissions: ['orders:read', 'orders:update'], role: 'BUYER' })).toBe(false)
})
