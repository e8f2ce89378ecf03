import { create } from 'zustand'
import { type Language, type Preferences, readPreferences, type Theme } from './read-preferences.ts'

export { type Language, languages, type Theme } from './read-preferences.ts'

const storageKey = 'mash.preferences'

/** What the person chose about the page itself; kept on this computer, not on the farm. */
export const usePreferences = create<Preferences>()(() =>
  readPreferences(localStorage.getItem(storageKey), navigator.languages),
)

function show({ theme, language }: Preferences): void {
  const root = document.documentElement
  root.lang = language
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
}

/** Puts the choices on the page now and after each change. */
export function startPreferences(): void {
  show(usePreferences.getState())
  usePreferences.subscribe((preferences) => {
    show(preferences)
    localStorage.setItem(storageKey, JSON.stringify(preferences))
  })
}

export function setTheme(theme: Theme): void {
  usePreferences.setState({ theme })
}

export function setLanguage(language: Language): void {
  usePreferences.setState({ language })
}
