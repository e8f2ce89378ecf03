import type { IconName } from '../../ui/icon.tsx'

/** What a part needs: the page says who can give it to those who come by an address. */
type GuardedPart = 'system:read' | 'devices:read' | 'orders:read'

/** In the order of the list at the left. */
export const settingsParts = [
  { id: 'broker', icon: 'broker', needs: 'system:read' },
  { id: 'ports', icon: 'usb', needs: 'devices:read' },
  { id: 'database', icon: 'database', needs: 'system:read' },
  { id: 'rules', icon: 'home', needs: 'system:read' },
  { id: 'mail', icon: 'mail', needs: 'system:read' },
  { id: 'payments', icon: 'link', needs: 'system:read' },
  { id: 'providers', icon: 'key', needs: 'system:read' },
  { id: 'printing', icon: 'print', needs: 'orders:read' },
  { id: 'look', icon: 'sun' },
  { id: 'about', icon: 'info' },
] as const satisfies readonly { id: string; icon: IconName; needs?: GuardedPart }[]

export type SettingsPart = (typeof settingsParts)[number]['id']

export function isSettingsPart(text: string): text is SettingsPart {
  return settingsParts.some(({ id }) => id === text)
}

/** The right a part needs; null: it is open to all. */
export function needOf(part: SettingsPart): GuardedPart | null {
  const found = settingsParts.find(({ id }) => id === part)
  return found && 'needs' in found ? found.needs : null
}
