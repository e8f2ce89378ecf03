import type { Caller } from '../../../contract/routes.ts'

export type DeviceInfo = { via: string; browser: string; os: string }

// The order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
const browsers = [
  [/MASH Desktop|Electron\//, 'MASH Desktop'],
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const systems = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
] as const

const nameOf = (list: readonly (readonly [RegExp, string])[], text: string) =>
  list.find(([pattern]) => pattern.test(text))?.[1] ?? ''

/** What a person recognises a session by. */
export function describeDevice({ via, userAgent }: Pick<Caller, 'via' | 'userAgent'>): DeviceInfo {
  const text = userAgent ?? ''
  return { via, browser: nameOf(browsers, text), os: nameOf(systems, text) }
}
