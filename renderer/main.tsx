import '@fontsource-variable/inter'
import './ui/tokens.css'
import './ui/base.css'
import './ui/words.css'
import './ui/controls.css'
import './ui/fields.css'
import './ui/parts.css'
import './ui/pages.css'
import './ui/frame.css'
import './ui/floating.css'
import i18next from 'i18next'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startKeepingDrafts } from './app/keep-drafts.ts'
import { followPerson } from './app/person-change.ts'
import { queryClient } from './app/query-client.ts'
import { fetchScreens } from './app/router.tsx'
import { catalogues } from './app/words.ts'
import { startI18n } from './i18n.ts'
import { keepPreferences } from './person/own-preferences.ts'
import { startPreferences, usePreferences } from './ui/preferences.ts'

// Theme and language stand before the first paint.
startPreferences()
startI18n(usePreferences.getState().language, catalogues)
usePreferences.subscribe(({ language }) => {
  void i18next.changeLanguage(language)
})

startKeepingDrafts()
followPerson()
keepPreferences(queryClient)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

// After the first screen stands, so that it does not wait for the others.
window.setTimeout(fetchScreens, 3000)
