import type { Permission } from '../../electron/contract/permissions.ts'
import type { IconName } from '../ui/icon.tsx'

/** What the rail shows, in its order, with what works with the farm first and what keeps the house last. */
export const screens = [
  { to: '/today', icon: 'today', name: 'today', needs: ['orders:read', 'inventory:read', 'devices:read'] },
  { to: '/orders', icon: 'orders', name: 'orders', needs: ['orders:read'] },
  { to: '/customers', icon: 'customers', name: 'customers', needs: ['orders:read'] },
  { to: '/chambers', icon: 'chambers', name: 'chambers', needs: ['devices:read'] },
  { to: '/inventory', icon: 'box', name: 'inventory', needs: ['products:read', 'categories:read', 'inventory:read'] },
  {
    to: '/people',
    icon: 'person',
    name: 'people',
    needs: ['users:read', 'api_keys:read', 'audit_logs:read', 'security_logs:read'],
  },
  { to: '/settings', icon: 'settings', name: 'settings', apart: true, needs: [] },
] as const satisfies readonly {
  to: string
  icon: IconName
  name: string
  apart?: boolean
  /** One of them is enough; none: open to all. */
  needs: readonly Permission[]
}[]

export const mayOpen = ({ needs }: { needs: readonly Permission[] }, may: (permission: Permission) => boolean) =>
  needs.length === 0 || needs.some(may)
