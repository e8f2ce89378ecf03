import type { IconName } from '../ui/icon.tsx'

/** What the rail shows, in its order, with what works with the farm first and what keeps the house last. */
export const screens = [
  { to: '/chambers', icon: 'chambers', name: 'chambers' },
  { to: '/people', icon: 'person', name: 'people' },
  { to: '/settings', icon: 'settings', name: 'settings', apart: true },
] as const satisfies readonly { to: string; icon: IconName; name: string; apart?: boolean }[]
