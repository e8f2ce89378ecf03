import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './ui/preferences.ts'

type Catalogues = Record<Language, Readonly<Record<string, object>>>

/** Both languages come with the page, so this is done at once. */
export function startI18n(language: Language, resources: Catalogues): void {
  void i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(resources.en),
    initAsync: false,
    interpolation: { escapeValue: false },
  })
}

/** Whether the catalogue has a sentence for a key made from a host's code, `settings:refusal.PORT_TAKEN`. */
export function hasWords(key: string, data: Record<string, unknown> = {}): boolean {
  return i18next.exists(key, data)
}

/** The sentence for a key that is only known at run time; ask `hasWords` first. */
export function words(key: string, data: Record<string, unknown> = {}): string {
  return i18next.t(key, { ...data, defaultValue: key })
}
