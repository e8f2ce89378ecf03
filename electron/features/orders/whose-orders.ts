import type { Me } from '../../contract/identity/person.ts'

/** Whose orders somebody may see: a customer's own, or everybody's (null) for people of the farm. */
export const whoseOrders = (me: Pick<Me, 'id' | 'role' | 'permissions'>): string | null =>
  me.role === 'BUYER' && !me.permissions.includes('orders:update') ? me.id : null

/** Somebody else's order is not there for a customer. */
export const mayKnow = (me: Pick<Me, 'id' | 'role' | 'permissions'>, orderOf: string): boolean =>
  [null, orderOf].includes(whoseOrders(me))
