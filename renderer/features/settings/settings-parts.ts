import type { IconName } from '../../ui/icon.tsx'

/** In the order of the list at the left. */
export const settingsParts = [
  { id: 'broker', icon: 'broker' },
  { id: 'ports', icon: 'usb' },
  { id: 'database', icon: 'database' },
  { id: 'providers', icon: 'key' },
  { id: 'look', icon: 'sun' },
  { id: 'about', icon: 'info' },
] as const satisfies readonly { id: string; icon: IconName }[]

export type SettingsPart = (typeof settingsParts)[number]['id']

export function isSettingsPart(text: string): text is SettingsPart {
  return settingsParts.some(({ id }) => id === text)
}
