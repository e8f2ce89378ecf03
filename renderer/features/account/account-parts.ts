import type { IconName } from '../../ui/icon.tsx'

/** In the order of the list at the left. */
export const accountParts = [
  { id: 'profile', icon: 'person' },
  { id: 'password', icon: 'key' },
  { id: 'secondFactor', icon: 'ok' },
  { id: 'pin', icon: 'hand' },
  { id: 'sessions', icon: 'system' },
  { id: 'linked', icon: 'link' },
  { id: 'preferences', icon: 'sun' },
] as const satisfies readonly { id: string; icon: IconName }[]

export type AccountPart = (typeof accountParts)[number]['id']

export function isAccountPart(text: string): text is AccountPart {
  return accountParts.some(({ id }) => id === text)
}
