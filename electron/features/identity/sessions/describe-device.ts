import Bowser from 'bowser'
import type { Caller } from '../../../contract/routes.ts'

export type DeviceInfo = { via: string; browser: string; os: string }

/** Where people call it by another name than the parser does. */
const ourNames: Record<string, string> = { Electron: 'MASH Desktop', 'Microsoft Edge': 'Edge' }

/** What a person recognises a session by. */
export function describeDevice({ via, userAgent }: Pick<Caller, 'via' | 'userAgent'>): DeviceInfo {
  if (!userAgent) return { via, browser: '', os: '' }
  const { browser, os } = Bowser.parse(userAgent)
  const name = browser.name ?? ''
  return { via, browser: ourNames[name] ?? name, os: os.name ?? '' }
}
