export type Theme = 'system' | 'light' | 'dark'
export const languages = ['en', 'fil'] as const
export type Language = (typeof languages)[number]
export type Preferences = { theme: Theme; language: Language }

/** Reads what this computer kept. Anything unreadable is the same as nothing. */
export function readPreferences(stored: string | null, systemLanguages: readonly string[]): Preferences {
  const system = systemLanguages.some((tag) => /^(fil|tl)\b/i.test(tag)) ? 'fil' : 'en'
  let value: unknown = null
  try {
    value = JSON.parse(stored ?? 'null')
  } catch {
    value = null
  }
  const read = typeof value === 'object' && value !== null ? value : {}
  const theme = 'theme' in read && (read.theme === 'light' || read.theme === 'dark') ? read.theme : 'system'
  const language = 'language' in read && (read.language === 'en' || read.language === 'fil') ? read.language : system
  return { theme, language }
}
