import type { Permission } from '../../../electron/contract/permissions.ts'
import type { Today } from '../../../electron/contract/today.ts'

/** The host leaves out what the caller may not see; who looks as somebody else sees no more than that person. */
export function onlyTheirs(today: Today, may: (permission: Permission) => boolean): Today {
  const [orders, stock] = [may('orders:read'), may('inventory:read')]
  return {
    ...today,
    orders: orders ? today.orders : null,
    unpaid: orders ? today.unpaid : null,
    overpaid: orders ? today.overpaid : null,
    sales: orders ? today.sales : null,
    toProve: may('payments:read') ? today.toProve : null,
    lowStock: stock ? today.lowStock : null,
    sellFirst: stock ? today.sellFirst : null,
    holds: may('orders:update') ? today.holds : null,
  }
}
