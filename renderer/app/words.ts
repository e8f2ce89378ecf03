import { wordsOf } from '../frame/joined.ts'
import { sharedWords } from '../locales/shared-words.ts'
import { features } from './features.ts'

/** English is the one the others are held against. */
export const catalogues = {
  en: { ...sharedWords.en, ...wordsOf(features, 'en') },
  fil: { ...sharedWords.fil, ...wordsOf(features, 'fil') },
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: (typeof catalogues)['en']
  }
}
