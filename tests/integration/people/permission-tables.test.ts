import { describe, expect, it } from 'vitest'
import { permissions } from '../../../electron/contract/permissions.ts'
import { freshDatabase, freshEmbedded } from '../../support/database.ts'

// Written out by hand from the backend's table (46 pairs) and decisions 87 and 88 (16 of ours).
const backends = `
users:read users:create users:update users:delete users:manage_roles
devices:read devices:create devices:update devices:delete devices:control
sensors:read sensors:create sensors:update sensors:delete sensors:calibrate
orders:read orders:create orders:update orders:delete orders:process orders:cancel
products:read products:create products:update products:delete products:manage_stock
categories:read categories:create categories:update categories:delete
payments:read payments:process payments:refund
notifications:read notifications:create notifications:delete
analytics:read analytics:export
system:read system:update system:maintenance
audit_logs:read security_logs:read
api_keys:read api_keys:create api_keys:delete`
const ours = `
alerts:read alerts:create alerts:update alerts:delete alerts:acknowledge
reports:read reports:create reports:run
deliveries:read deliveries:create deliveries:cancel
data:import data:export
inventory:read inventory:adjust
system:credentials`
const pairsIn = (text: string) => text.split(/\s+/).filter(Boolean).toSorted()
const all = pairsIn(backends + ours)
const notForAdmin =
  'users:create users:delete orders:create orders:delete system:update system:maintenance system:credentials'
const agreed: Record<string, string[]> = {
  SUPER_ADMIN: all,
  ADMIN: all.filter((pair) => !pairsIn(notForAdmin).includes(pair)),
  GROWER: pairsIn(`devices:read devices:create devices:update devices:control
    sensors:read sensors:create sensors:update sensors:calibrate
    products:read products:create products:update products:manage_stock
    orders:read orders:update notifications:read analytics:read
    alerts:read alerts:acknowledge reports:read reports:run inventory:read inventory:adjust`),
  BUYER: pairsIn(`products:read categories:read orders:read orders:create orders:cancel payments:read
    notifications:read`),
  USER: pairsIn('products:read categories:read notifications:read'),
}

it('is the catalogue of the contract: 46 pairs of the backend and 16 of ours', () => {
  expect([pairsIn(backends).length, pairsIn(ours).length]).toEqual([46, 16])
  expect(permissions.toSorted()).toEqual(all)
})

describe.each([
  ['PostgreSQL', freshDatabase],
  ['the embedded database', freshEmbedded],
])('the tables after the migration on %s', (_name, fresh) => {
  it('hold the permissions, the five system roles and who may what', async () => {
    const own = await fresh()
    try {
      const pairs = (await own.db.permission.findMany()).map((row) => `${row.resource}:${row.action}`)
      expect(pairs.toSorted()).toEqual(all)
      const roles = await own.db.role.findMany({ include: { rolePermissions: { include: { permission: true } } } })
      const held = roles.map(({ name, isSystem, rolePermissions }) => [
        name,
        isSystem,
        rolePermissions.map(({ permission }) => `${permission.resource}:${permission.action}`).toSorted(),
      ])
      expect(Object.fromEntries(held.map(([name, , pairs]) => [name, pairs]))).toEqual(agreed)
      expect(held.every(([, isSystem]) => isSystem)).toBe(true)
    } finally {
      await own.drop()
    }
  })
})
